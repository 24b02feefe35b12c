import { Button, Callout, useFormat, useText } from '@sealwright/ui';
import type { DeskHint, ShownDesk } from '../common-desk-rpc.ts';
import type { DeskModel } from './desk-model.ts';
import { guideFor } from './guide-for.ts';
import { texts } from './texts.ts';

export interface DeskHintsProps {
  readonly hints: readonly DeskHint[];
  readonly desk: ShownDesk;
  readonly model: DeskModel;
}

/** What the plugged keys want seen to, each with the way to its guide. */
export function DeskHints({ hints, desk, model }: DeskHintsProps) {
  const text = useText();
  return hints.map((hint) => {
    const guide = guideFor(hint, desk);
    const action = guide && (
      <Button size="small" onClick={() => model.show(guide.id)}>
        {text(texts.see, { guide: text(guide.title) })}
      </Button>
    );
    return (
      <Callout key={JSON.stringify(hint)} tone="warning" action={action}>
        <Sentence hint={hint} />
      </Callout>
    );
  });
}

function Sentence({ hint }: { readonly hint: DeskHint }) {
  const text = useText();
  const format = useFormat();
  if (hint.occasion === 'pin-locked') return text(texts.pinLocked, { device: text(hint.device) });
  const { subject, notAfter, isOver } = hint;
  return text(isOver ? texts.certificateEnded : texts.certificateEnds, { subject, day: format.date(notAfter) });
}
