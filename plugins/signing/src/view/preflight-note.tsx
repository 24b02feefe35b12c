import { type Note, Notes, toErrorRecord, useStore } from '@sealwright/ui';
import type { PreflightWord } from '../common-signing-rpc.ts';
import type { PreflightCheck } from './preflight-check.ts';
import { filled, texts } from './texts.ts';

/** What signing will do to the document, in plain words, before any PIN. */
export function PreflightNote({ preflight }: { readonly preflight: PreflightCheck }) {
  const { state, word, error } = useStore(preflight.state);
  const notes = word ? notesOf(word) : state === 'failed' ? [failure(error)] : [];
  const isChecking = state === 'checking';
  return <Notes notes={notes} isBusy={isChecking} waiting={!word && isChecking ? texts.checking : undefined} />;
}

function notesOf({ places, allowed, refusal, signatures, warnings }: PreflightWord): readonly Note[] {
  const sentences = (effect: PreflightWord['signatures'][number]['effect']) =>
    signatures.filter((signature) => signature.effect === effect).map(({ sentence }) => sentence);
  const refusals = allowed ? [] : [refusal ?? texts.refused, ...sentences('forbids')];
  const goods = allowed ? [...sentences('stays-valid'), filled(texts.onePin, { places })] : [];
  const cautions = [...sentences('already-invalid'), ...warnings];
  return [
    { tone: 'danger', lines: refusals },
    { tone: 'success', lines: goods },
    { tone: 'warning', lines: cautions },
  ];
}

function failure(error: unknown): Note {
  return { tone: 'danger', lines: [toErrorRecord(error).sentence] };
}
