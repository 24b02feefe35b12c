import { Input, NumberField, Select, StampField, StampFields, useText } from '@sealwright/ui';
import { type ReactNode, useId } from 'react';
import { CODE_SIZES, type ErrorCorrection } from '../common-code-drawing.ts';
import type { CodeLook } from './code-look.ts';
import styles from './code-panel.module.css';
import { TEXTS } from './texts.ts';

export interface CodeFieldsProps {
  readonly look: CodeLook;
  readonly onChange: (part: Partial<CodeLook>) => void;
  /** Whether what is typed goes there at once. */
  readonly hasFocus?: boolean;
  /** More fields behind these. */
  readonly children?: ReactNode;
}

const CORRECTIONS: readonly ErrorCorrection[] = ['low', 'medium', 'quartile', 'high'];
/** A letter takes a byte or three; more bytes than a code holds are refused with a sentence. */
const LONGEST_TEXT = 1_000;

/** Text, size and error correction of a code. */
export function CodeFields({ look, onChange, hasFocus = false, children }: CodeFieldsProps) {
  const text = useText();
  const textId = useId();
  return (
    <>
      <div className={styles.text}>
        <label htmlFor={textId}>{text(TEXTS.text)}</label>
        <Input.TextArea
          id={textId}
          size="small"
          autoFocus={hasFocus}
          autoSize={{ minRows: 2, maxRows: 5 }}
          maxLength={LONGEST_TEXT}
          placeholder={text(TEXTS.textHint)}
          value={look.text}
          onChange={(event) => onChange({ text: event.target.value })}
        />
      </div>
      <StampFields>
        <NumberField
          title={TEXTS.size}
          unit="mm"
          value={look.size}
          min={CODE_SIZES.least}
          max={CODE_SIZES.most}
          precision={1}
          onChange={(size) => onChange({ size })}
        />
        <StampField title={TEXTS.correction}>
          {({ id }) => (
            <Select
              id={id}
              size="small"
              style={{ width: '100%' }}
              popupMatchSelectWidth={false}
              value={look.correction}
              options={CORRECTIONS.map((value) => ({ value, label: text(TEXTS[value]) }))}
              onChange={(correction: ErrorCorrection) => onChange({ correction })}
            />
          )}
        </StampField>
        {children}
      </StampFields>
    </>
  );
}
