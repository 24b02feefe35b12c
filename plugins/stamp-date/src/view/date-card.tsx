import {
  ChevronDown,
  classes,
  DrawnStamp,
  Dropdown,
  Section,
  useStore,
  useText,
  useTool,
  useWorkbench,
} from '@sealwright/ui';
import type { ReactNode } from 'react';
import type { CurrentDate } from './current-date.ts';
import styles from './date-card.module.css';
import { CUSTOM, FORMATS, isOffered, today } from './date-formats.ts';
import { keepLook } from './date-settings.ts';
import type { OwnFormat } from './own-format.ts';
import { TEXTS } from './texts.ts';

const TOOL = 'date';

export interface DateCardProps {
  readonly documentId: string;
  readonly current: CurrentDate;
  readonly ownFormat: OwnFormat;
  /** Shown while the tool is on. */
  readonly details: ReactNode;
}

/** 时间章: today's date in the look that it will be placed in. The card switches its tool on and off. */
export function DateCard({ documentId, current, ownFormat, details }: DateCardProps) {
  const text = useText();
  const { documents } = useWorkbench();
  const isOn = useTool(documentId) === TOOL;
  const drawing = useStore(current.drawing);
  const { look, problem } = useStore(current.state);
  return (
    <Section title={TEXTS.title}>
      <div className={classes(styles.card, isOn && styles.on)}>
        <button
          type="button"
          className={styles.face}
          aria-pressed={isOn}
          aria-label={text(TEXTS.card, { date: shown(look.format) })}
          onClick={() => documents.setTool(documentId, isOn ? undefined : TOOL)}
        >
          <span className={styles.paper}>
            {drawing ? <DrawnStamp drawing={drawing} /> : <span className={styles.waiting}>{shown(look.format)}</span>}
          </span>
        </button>
        <FormatMenu documentId={documentId} format={look.format} ownFormat={ownFormat} />
      </div>
      {problem && (
        <p className={styles.problem} role="alert">
          {text(problem.sentence)}
        </p>
      )}
      {isOn && <div className={styles.details}>{details}</div>}
    </Section>
  );
}

interface FormatMenuProps extends Pick<DateCardProps, 'documentId' | 'ownFormat'> {
  readonly format: string;
}

function FormatMenu({ documentId, format, ownFormat }: FormatMenuProps) {
  const text = useText();
  const workbench = useWorkbench();
  const isOwn = useStore(ownFormat.isOpen) || !isOffered(format);
  const choose = ({ key }: { key: string }) => {
    ownFormat.open(key === CUSTOM);
    if (key === CUSTOM) workbench.documents.setTool(documentId, TOOL);
    else keepLook({ format: key }, workbench);
  };
  const items = [
    ...FORMATS.map((each) => ({ key: each, label: today(each) })),
    { type: 'divider' as const },
    { key: CUSTOM, label: text(TEXTS.custom) },
  ];
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{ items, onClick: choose, selectable: true, selectedKeys: [isOwn ? CUSTOM : format] }}
    >
      <button type="button" className={styles.menu} aria-label={text(TEXTS.formats)} aria-haspopup="menu">
        <ChevronDown size={15} aria-hidden />
      </button>
    </Dropdown>
  );
}

/** A format that is none yet shows itself. */
function shown(format: string): string {
  try {
    return today(format);
  } catch {
    return format;
  }
}
