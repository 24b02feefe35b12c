import type { Localized } from '@sealwright/core/api';
import { InputNumber } from 'antd';
import { type ReactNode, useId } from 'react';
import { classes } from '../components/classes.ts';
import { useText } from '../hooks/use-text.ts';
import styles from './stamp-fields.module.css';

/** Fields of a panel or an editor of stamps, two side by side. */
export function StampFields({ children }: { readonly children: ReactNode }) {
  return <div className={styles.fields}>{children}</div>;
}

export interface StampFieldProps {
  readonly title: Localized;
  /** Over both columns. */
  readonly isWide?: boolean;
  /** Draws the control; the id is for a control that a label can name, `labelledBy` for a group. */
  readonly children: (ids: { readonly id: string; readonly labelledBy: string }) => ReactNode;
}

export function StampField({ title, isWide = false, children }: StampFieldProps) {
  const text = useText();
  const id = useId();
  const labelledBy = `${id}-title`;
  return (
    <div className={classes(styles.field, isWide && styles.wide)}>
      <label className={styles.title} id={labelledBy} htmlFor={id}>
        {text(title)}
      </label>
      <div className={styles.control}>{children({ id, labelledBy })}</div>
    </div>
  );
}

export interface NumberFieldProps extends Pick<StampFieldProps, 'title' | 'isWide'> {
  readonly unit?: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  /** Default 1. */
  readonly step?: number;
  /** Digits behind the point; default 0. */
  readonly precision?: number;
  readonly onChange: (value: number) => void;
}

export function NumberField({ title, isWide, unit, onChange, step = 1, precision = 0, ...input }: NumberFieldProps) {
  return (
    <StampField title={title} {...(isWide && { isWide })}>
      {({ id }) => (
        <InputNumber
          id={id}
          size="small"
          style={{ width: '100%' }}
          step={step}
          precision={precision}
          {...input}
          {...(unit && { suffix: unit })}
          onChange={(value: number | null) => value !== null && onChange(value)}
        />
      )}
    </StampField>
  );
}
