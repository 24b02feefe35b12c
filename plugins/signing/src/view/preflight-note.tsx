import type { Localized } from '@sealwright/core/api';
import { Callout, type Tone, toErrorRecord, useStore, useText } from '@sealwright/ui';
import type { PreflightWord } from '../common-signing-rpc.ts';
import styles from './placement-panel.module.css';
import type { PreflightCheck } from './preflight-check.ts';
import { filled, texts } from './texts.ts';

/** What signing will do to the document, in plain words, before any PIN. */
export function PreflightNote({ preflight }: { readonly preflight: PreflightCheck }) {
  const text = useText();
  const { state, word, error } = useStore(preflight.state);
  const notes = word ? notesOf(word) : state === 'failed' ? [failure(error)] : [];
  return (
    <div className={styles.notes} aria-live="polite" aria-busy={state === 'checking'}>
      {notes.map(({ tone, lines }) => (
        <Callout key={tone} tone={tone}>
          {lines.map((line) => (
            <div key={line.en} className={styles.line}>
              {text(line)}
            </div>
          ))}
        </Callout>
      ))}
      {!word && state === 'checking' && <p className={styles.checking}>{text(texts.checking)}</p>}
    </div>
  );
}

interface Note {
  readonly tone: Tone;
  readonly lines: readonly Localized[];
}

function notesOf({ places, allowed, refusal, signatures, warnings }: PreflightWord): readonly Note[] {
  const sentences = (effect: PreflightWord['signatures'][number]['effect']) =>
    signatures.filter((signature) => signature.effect === effect).map(({ sentence }) => sentence);
  const refusals = allowed ? [] : [refusal ?? texts.refused, ...sentences('forbids')];
  const goods = allowed ? [...sentences('stays-valid'), filled(texts.onePin, { places })] : [];
  const cautions = [...sentences('already-invalid'), ...warnings];
  const notes: Note[] = [
    { tone: 'danger', lines: refusals },
    { tone: 'success', lines: goods },
    { tone: 'warning', lines: cautions },
  ];
  return notes.map(({ tone, lines }) => ({ tone, lines: distinct(lines) })).filter(({ lines }) => lines.length > 0);
}

/** Who signed twice is named once. */
function distinct(lines: readonly Localized[]): readonly Localized[] {
  return [...new Map(lines.map((line) => [line.en, line])).values()];
}

function failure(error: unknown): Note {
  return { tone: 'danger', lines: [toErrorRecord(error).sentence] };
}
