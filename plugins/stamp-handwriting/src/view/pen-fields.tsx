import { InkChoice, Segmented, StampField, useText } from '@sealwright/ui';
import { PENS, type Pen, type SignatureLook } from './signature.ts';
import { TEXTS } from './texts.ts';

export interface PenFieldsProps {
  readonly look: SignatureLook;
  readonly onChange: (part: Partial<SignatureLook>) => void;
}

/** What it is written with: ink and width of the pen. */
export function PenFields({ look, onChange }: PenFieldsProps) {
  const text = useText();
  return (
    <>
      <StampField title={TEXTS.ink} isWide>
        {({ labelledBy }) => (
          <InkChoice labelledBy={labelledBy} value={look.colour} onChange={(colour) => onChange({ colour })} />
        )}
      </StampField>
      <StampField title={TEXTS.pen} isWide>
        {({ labelledBy }) => (
          <Segmented
            size="small"
            aria-labelledby={labelledBy}
            value={look.pen}
            options={(Object.keys(PENS) as Pen[]).map((pen) => ({ value: pen, label: text(TEXTS[pen]) }))}
            onChange={(pen) => onChange({ pen })}
          />
        )}
      </StampField>
    </>
  );
}
