import { InputNumber, Select, StampField, useText } from '@sealwright/ui';
import { parsePosition } from '../common-position.ts';
import { runsDown } from './place-on-edge.ts';
import styles from './seam-fields.module.css';
import type { SeamFieldsProps } from './seam-fields-props.ts';
import { texts } from './texts.ts';

/** In millimetres, where nothing else is known. */
const SOMEWHERE = 100;

type Kind = 'centre' | 'mm' | '%';

/** Where on the edge the seal stands: in the middle, so far from the top or left, or at a share of each page's length. */
export function PositionField({ options, distance = SOMEWHERE, onChange }: SeamFieldsProps) {
  const text = useText();
  const at = String(options.at ?? 'centre').trim();
  const kind = kindOf(at);
  const set = (value: string) => onChange({ ...options, at: value }, 'at');
  const write = (value: number, unit: Kind) => set(unit === 'centre' ? unit : `${Math.round(value * 10) / 10}${unit}`);
  const kinds: Record<Kind, string> = {
    centre: text(texts.centred),
    mm: text(runsDown(options.edge) ? texts.fromTop : texts.fromLeft),
    '%': text(texts.percentage),
  };
  return (
    <StampField title={texts.position} isWide>
      {({ id, labelledBy }) => (
        <div className={styles.pair}>
          <Select<Kind>
            id={id}
            size="small"
            options={Object.entries(kinds).map(([value, label]) => ({ value: value as Kind, label }))}
            value={kind}
            onChange={(unit) => write(unit === '%' ? 50 : distance, unit)}
          />
          {kind !== 'centre' && (
            <InputNumber
              size="small"
              aria-labelledby={labelledBy}
              suffix={kind}
              min={0}
              {...(kind === '%' && { max: 100 })}
              step={kind === '%' ? 1 : 0.5}
              precision={1}
              value={numberOf(at, kind)}
              onChange={(value) => value !== null && write(value, kind)}
            />
          )}
        </div>
      )}
    </StampField>
  );
}

function kindOf(at: string): Kind {
  if (at === 'centre' || at === 'center') return 'centre';
  return at.endsWith('%') ? '%' : 'mm';
}

/** Per cent of a length, or millimetres. */
function numberOf(at: string, kind: Kind): number | null {
  try {
    return parsePosition(at)(kind === '%' ? 100 : 0);
  } catch {
    return null;
  }
}
