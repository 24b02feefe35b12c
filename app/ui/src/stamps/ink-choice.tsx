import type { Localized } from '@sealwright/core/api';
import { useId } from 'react';
import { classes } from '../components/classes.ts';
import { useText } from '../hooks/use-text.ts';
import { cssColour } from './stamp-drawing.tsx';
import styles from './stamp-fields.module.css';

export interface InkChoiceProps {
  /** As `parseColour` reads it. */
  readonly value: string;
  /** Any colour besides the named ones. */
  readonly hasCustom?: boolean;
  readonly labelledBy: string;
  readonly onChange: (colour: string) => void;
}

/** Black, red or blue, and any other where that may be. */
export function InkChoice({ value, hasCustom = false, labelledBy, onChange }: InkChoiceProps) {
  const text = useText();
  const name = useId();
  const isCustom = !Object.hasOwn(INKS, value);
  return (
    <div className={styles.inks} role="radiogroup" aria-labelledby={labelledBy}>
      {Object.entries(INKS).map(([ink, title]) => (
        <label key={ink} className={classes(styles.ink, ink === value && styles.chosen)} title={text(title)}>
          <input
            type="radio"
            name={name}
            aria-label={text(title)}
            checked={ink === value}
            onChange={() => onChange(ink)}
          />
          <span className={styles.drop} style={{ background: cssColour(ink) }} />
        </label>
      ))}
      {hasCustom && (
        <label className={classes(styles.ink, isCustom && styles.chosen)} title={text(CUSTOM)}>
          <input
            type="color"
            aria-label={text(CUSTOM)}
            value={isCustom ? value : '#6f3a8e'}
            onChange={(event) => onChange(event.target.value)}
          />
          <span
            className={classes(styles.drop, !isCustom && styles.unchosen)}
            {...(isCustom && { style: { background: cssColour(value) } })}
          />
        </label>
      )}
    </div>
  );
}

const INKS: Readonly<Record<string, Localized>> = {
  black: { 'zh-CN': '黑色', en: 'Black' },
  red: { 'zh-CN': '红色', en: 'Red' },
  blue: { 'zh-CN': '蓝色', en: 'Blue' },
};
const CUSTOM = { 'zh-CN': '其他颜色', en: 'Another colour' };
