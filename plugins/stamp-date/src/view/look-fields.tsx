import { Checkbox, InkChoice, InputNumber, Segmented, Select, StampField, useText } from '@sealwright/ui';
import type { DateLook } from '../common-date-look.ts';
import styles from './date-card.module.css';
import { type FontUnit, fontSizeOf, fontSizeRange, fontSizeText, inUnit } from './font-size.ts';
import { TEXTS } from './texts.ts';

export interface LookFieldsProps {
  readonly look: DateLook;
  readonly onChange: (part: Partial<DateLook>) => void;
}

/** Typeface, size and colour of a date, within `StampFields`. */
export function LookFields({ look, onChange }: LookFieldsProps) {
  const text = useText();
  return (
    <>
      <StampField title={TEXTS.font} isWide>
        {({ labelledBy }) => (
          <div className={styles.row}>
            <Segmented
              size="small"
              aria-labelledby={labelledBy}
              value={look.font}
              options={[
                { value: 'song' as const, label: text(TEXTS.song) },
                { value: 'hei' as const, label: text(TEXTS.hei) },
              ]}
              onChange={(font) => onChange({ font })}
            />
            <Checkbox checked={look.bold} onChange={(event) => onChange({ bold: event.target.checked })}>
              {text(TEXTS.bold)}
            </Checkbox>
          </div>
        )}
      </StampField>
      <SizeField size={look.size} onChange={(size) => onChange({ size })} />
      <StampField title={TEXTS.colour} isWide>
        {({ labelledBy }) => (
          <InkChoice
            hasCustom
            labelledBy={labelledBy}
            value={look.colour}
            onChange={(colour) => onChange({ colour })}
          />
        )}
      </StampField>
    </>
  );
}

function SizeField({ size, onChange }: { readonly size: string; readonly onChange: (size: string) => void }) {
  const text = useText();
  const known = fontSizeOf(size);
  return (
    <StampField title={TEXTS.size} isWide>
      {({ id }) => (
        <div className={styles.row}>
          <InputNumber
            id={id}
            size="small"
            style={{ width: 76 }}
            {...fontSizeRange(known.unit)}
            step={known.unit === 'pt' ? 1 : 0.5}
            precision={1}
            value={known.value}
            onChange={(value: number | null) => value !== null && onChange(fontSizeText({ ...known, value }))}
          />
          <Select
            size="small"
            style={{ width: 64 }}
            aria-label={text(TEXTS.unit)}
            value={known.unit}
            options={[{ value: 'pt' }, { value: 'mm' }]}
            onChange={(unit: FontUnit) => onChange(fontSizeText(inUnit(known, unit)))}
          />
        </div>
      )}
    </StampField>
  );
}
