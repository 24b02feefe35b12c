import type { Localized } from '@sealwright/core/api';
import { InputNumber, useText } from '@sealwright/ui';
import type { NumberControl } from '../setting-control.ts';
import { texts } from '../texts.ts';
import type { ControlProps } from './control-props.ts';
import styles from './controls.module.css';
import { useDraft } from './use-draft.ts';

export function NumberField({ control, value, label, describedBy, onCommit }: ControlProps<NumberControl, number>) {
  const text = useText();
  const [draft, setDraft] = useDraft<number | null>(value);
  const { isInteger, min, max, unit } = control;
  const limits = limitsOf(control);

  /** An empty field goes back to what it was. */
  function commit() {
    if (draft === null) return setDraft(value);
    const within = Math.min(Math.max(isInteger ? Math.round(draft) : draft, min ?? draft), max ?? draft);
    setDraft(within);
    if (within !== value) onCommit(within);
  }

  return (
    <div className={styles.number}>
      <InputNumber<number>
        aria-label={label}
        aria-describedby={describedBy}
        value={draft}
        {...(min !== undefined && { min })}
        {...(max !== undefined && { max })}
        {...(isInteger && { precision: 0 })}
        {...(unit && { suffix: text(unit) })}
        onChange={setDraft}
        onStep={onCommit}
        onPressEnter={commit}
        onBlur={commit}
      />
      {limits && <span className={styles.limits}>{text(limits, { min: min ?? '', max: max ?? '' })}</span>}
    </div>
  );
}

function limitsOf({ min, max }: NumberControl): Localized | undefined {
  if (min !== undefined && max !== undefined) return texts.range;
  if (min !== undefined) return texts.atLeast;
  return max === undefined ? undefined : texts.atMost;
}
