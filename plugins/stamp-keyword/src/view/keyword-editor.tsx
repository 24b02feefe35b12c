import {
  formatPoint,
  HITS_PATTERN,
  type HitRule,
  type Options,
  parsePoint,
  type WordAnchor,
} from '@sealwright/core/api';
import {
  type DraftStamp,
  Input,
  SealSizeField,
  Select,
  type StampDraft,
  StampField,
  StampFields,
  useText,
} from '@sealwright/ui';
import { useState } from 'react';
import { RULES } from './choice-fields.tsx';
import { OVER_WORDS } from './keyword-memory.ts';
import styles from './keyword-panel.module.css';
import { StandingFields } from './standing-fields.tsx';
import { texts } from './texts.ts';

export interface KeywordEditorProps {
  readonly stamp: DraftStamp;
  readonly draft: StampDraft;
}

/** Which hits a placed stamp seals, and where it stands there. */
export function KeywordEditor({ stamp, draft }: KeywordEditorProps) {
  const text = useText();
  const { options } = stamp;
  const { hits, which = 'all', anchor = 'over', offset = '0,0' } = options;
  const change = (changed: Options, field: string) => draft.update(stamp.id, changed, `edit-${stamp.id}-${field}`);
  const byRule = (rule: HitRule | 'listed') => {
    const { hits: _hits, which: _which, ...others } = options;
    change({ ...others, ...(rule === 'listed' ? { hits: '1' } : { which: rule }) }, 'which');
  };
  return (
    <div className={styles.part}>
      <StampFields>
        <StampField title={texts.where} isWide>
          {({ id }) => (
            <Select<HitRule | 'listed'>
              id={id}
              size="small"
              style={{ width: '100%' }}
              value={hits === undefined ? (which as HitRule) : 'listed'}
              onChange={byRule}
              options={[
                ...Object.entries(RULES).map(([value, title]) => ({ value: value as HitRule, label: text(title) })),
                { value: 'listed' as const, label: text(texts.byNumber) },
              ]}
            />
          )}
        </StampField>
        {hits !== undefined && (
          <NumbersField value={String(hits)} onChange={(list) => change({ ...options, hits: list }, 'hits')} />
        )}
      </StampFields>
      <StandingFields
        standing={{ anchor: anchor as WordAnchor, offset: parsePoint(String(offset)) ?? OVER_WORDS.offset }}
        onChange={(standing, field) =>
          change({ ...options, anchor: standing.anchor, offset: formatPoint(standing.offset) }, field)
        }
      />
      <StampFields>
        <SealSizeField stamp={stamp} draft={draft} />
      </StampFields>
    </div>
  );
}

/** A list such as '1,3-5'; what is none yet is kept in the field. */
function NumbersField({ value, onChange }: { readonly value: string; readonly onChange: (list: string) => void }) {
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? value;
  const isList = HITS.test(shown);
  return (
    <StampField title={texts.number} isWide>
      {({ id }) => (
        <Input
          id={id}
          size="small"
          value={shown}
          placeholder="1,3-5"
          {...(!isList && { status: 'error' as const, 'aria-invalid': true })}
          onChange={({ target }) => {
            setTyped(target.value);
            if (HITS.test(target.value)) onChange(target.value);
          }}
          onBlur={() => setTyped(undefined)}
        />
      )}
    </StampField>
  );
}

const HITS = new RegExp(HITS_PATTERN);
