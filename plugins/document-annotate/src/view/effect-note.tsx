import { type Note, Notes, toErrorRecord, useStore } from '@sealwright/ui';
import { useEffect } from 'react';
import type { AnnotatingWord } from '../common-annotate-rpc.ts';
import type { EffectCheck } from './effect-check.ts';
import { texts } from './texts.ts';

/** What writing the annotations will do to the signatures, in plain words, before anything is written. */
export function EffectNote({ effect }: { readonly effect: EffectCheck }) {
  const { state, word, error } = useStore(effect.state);
  useEffect(() => {
    // What fails is shown below.
    if (state === 'idle') effect.word().catch(() => {});
  }, [effect, state]);
  const notes = word ? notesOf(word) : state === 'failed' ? [failure(error)] : [];
  return (
    <Notes notes={notes} isBusy={state === 'checking'} waiting={notes.length === 0 ? texts.checking : undefined} />
  );
}

function notesOf({ allowed, refusal, isSigned, signatures, warnings }: AnnotatingWord): readonly Note[] {
  const of = (effect: AnnotatingWord['signatures'][number]['effect']) =>
    signatures.filter((signature) => signature.effect === effect).map(({ sentence }) => sentence);
  return [
    { tone: 'danger', lines: allowed ? [] : [...(refusal ? [refusal] : []), ...of('forbids')] },
    {
      tone: 'warning',
      lines: [...of('already-invalid'), ...(allowed ? [...of('stays-valid'), ...of('unjudged'), ...warnings] : [])],
    },
    { tone: 'info', lines: allowed && !isSigned ? [texts.unsigned] : [] },
  ];
}

function failure(error: unknown): Note {
  return { tone: 'danger', lines: [toErrorRecord(error).sentence] };
}
