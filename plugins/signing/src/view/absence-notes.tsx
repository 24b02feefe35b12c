import { Callout, useStore, useText } from '@sealwright/ui';
import type { DraftSession } from './draft-session.ts';
import { texts } from './texts.ts';

/** What is placed and cannot be signed now, because its device or its seal is not there. */
export function AbsenceNotes({ session }: { readonly session: DraftSession }) {
  const text = useText();
  const { awaited, lost, fitting } = useStore(session.means);
  const sentence = fitting.length > 0 ? texts.plugInOrChoose : texts.plugIn;
  return (
    <div aria-live="polite">
      {awaited.map(({ ref, name }) => (
        <Callout key={ref} tone="warning">
          {text(sentence, { device: text(name) })}
        </Callout>
      ))}
      {lost.map((seal) => (
        <Callout key={seal} tone="warning">
          {text(texts.sealLost, { seal })}
        </Callout>
      ))}
    </div>
  );
}
