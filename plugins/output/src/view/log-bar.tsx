import type { Localized } from '@sealwright/core/api';
import { IconButton, SearchField, Select, useText } from '@sealwright/ui';
import { EVERYTHING, LEVELS, type LogFilter } from './log-listing.ts';
import styles from './log-panel.module.css';
import type { RecordedLine } from './log-record.ts';
import { levels, texts } from './texts.ts';

const ALL = EVERYTHING.source;

export interface LogBarProps {
  readonly lines: readonly RecordedLine[];
  readonly listed: readonly RecordedLine[];
  readonly filter: LogFilter;
  readonly titleOf: (source: string) => Localized;
  readonly isFollowing: boolean;
  readonly onFilter: (filter: LogFilter) => void;
  readonly onFollow: (isFollowing: boolean) => void;
  readonly onCopy: () => void;
  readonly onSave: () => void;
  readonly onClear: () => void;
}

/** Chooses what of the log is listed, and what is done with it. */
export function LogBar(props: LogBarProps) {
  const text = useText();
  const { lines, listed, filter, titleOf, isFollowing, onFilter, onFollow, onCopy, onSave, onClear } = props;
  const sources = new Set([...lines.map(({ source }) => source), ...(filter.source === ALL ? [] : [filter.source])]);
  const named = [...sources].map((value) => ({ value, label: text(titleOf(value)) }));
  return (
    <div className={styles.bar}>
      <Select
        size="small"
        className={styles.source ?? ''}
        aria-label={text(texts.source)}
        value={filter.source}
        options={[
          { value: ALL, label: text(texts.allSources) },
          ...named.sort((a, b) => a.label.localeCompare(b.label, 'zh-CN')),
        ]}
        onChange={(source) => onFilter({ ...filter, source })}
      />
      <Select
        size="small"
        className={styles.level ?? ''}
        aria-label={text(texts.level)}
        value={filter.level}
        options={LEVELS.map((value) => ({ value, label: text(levels[value]) }))}
        onChange={(level) => onFilter({ ...filter, level })}
      />
      <SearchField
        isCompact
        label={text(texts.search)}
        value={filter.search}
        onChange={(search) => onFilter({ ...filter, search })}
      />
      <span className={styles.count}>{text(texts.lines, { shown: listed.length, all: lines.length })}</span>
      <IconButton
        icon="arrow-down-to-line"
        label={text(texts.follow)}
        isOn={isFollowing}
        onClick={() => onFollow(!isFollowing)}
      />
      <IconButton icon="copy" label={text(texts.copy)} disabled={listed.length === 0} onClick={onCopy} />
      <IconButton icon="save" label={text(texts.save)} disabled={listed.length === 0} onClick={onSave} />
      <IconButton icon="trash-2" label={text(texts.clear)} disabled={lines.length === 0} onClick={onClear} />
    </div>
  );
}
