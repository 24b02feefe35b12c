import { InputNumber, Segmented, useText } from '@sealwright/ui';
import { useId } from 'react';
import styles from './add-seal-form.module.css';
import { addTexts } from './add-texts.ts';

/** Usual seals: state and joint-stock companies; limited companies; departments and private firms. */
const PRESETS = [42, 40, 38];
const SMALLEST = 5;
const LARGEST = 200;

export interface WidthFieldProps {
  /** In millimetres. */
  readonly widthMm: number;
  readonly onChange: (widthMm: number) => void;
}

/** How wide the seal is on paper: a usual size, or any other. */
export function WidthField({ widthMm, onChange }: WidthFieldProps) {
  const text = useText();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{text(addTexts.width)}</label>
      <div className={styles.width}>
        <InputNumber
          id={id}
          className={styles.number ?? ''}
          min={SMALLEST}
          max={LARGEST}
          step={0.5}
          suffix="mm"
          value={widthMm}
          onChange={(value) => value !== null && onChange(value)}
        />
        <Segmented
          aria-label={text(addTexts.width)}
          options={PRESETS.map((size) => ({ value: size, label: text(addTexts.preset, { size }) }))}
          value={PRESETS.includes(widthMm) ? widthMm : ''}
          onChange={(value) => onChange(Number(value))}
        />
      </div>
      <p className={styles.hint}>{text(addTexts.widthHint)}</p>
    </div>
  );
}
