import { StatusButton, useStore, useText, useWorkbench } from '@sealwright/ui';
import type { AnnotationSession } from './annotation-session.ts';
import type { AnnotationSessions } from './annotation-sessions.ts';
import { texts } from './texts.ts';

/** In the status line: how many annotations of the document in front are not written. */
export function AnnotationStatus({ sessions }: { readonly sessions: AnnotationSessions }) {
  const { documents } = useWorkbench();
  const active = useStore(documents.state, (state) => state.active);
  const session = active === undefined ? undefined : sessions.find(active);
  return session ? <Count session={session} /> : null;
}

function Count({ session }: { readonly session: AnnotationSession }) {
  const text = useText();
  const { runCommand } = useWorkbench();
  const count = useStore(session.draft.state, ({ annotations }) => annotations.length);
  if (count === 0) return null;
  return (
    <StatusButton onClick={() => void runCommand('annotate.save').catch(() => {})}>
      {text(texts.unsavedCount, { count })}
    </StatusButton>
  );
}
