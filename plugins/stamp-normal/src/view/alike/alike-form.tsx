import type { Options } from '@sealwright/core/api';
import {
  Button,
  type DraftPlace,
  type DraftSeal,
  Input,
  type StampDraft,
  useLoad,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import { type FormEvent, useId, useState } from 'react';
import type { AlikePlace, NormalCalls } from '../../common-normal-rpc.ts';
import { optionsAt, positionOf } from '../../common-position.ts';
import styles from './alike-form.module.css';
import { AlikeOutcome } from './alike-outcome.tsx';
import { TEXTS } from './texts.ts';
import { MOST_PLACES, unsealedPlaces } from './unsealed-places.ts';
import { useRested } from './use-rested.ts';

export interface AlikeFormProps {
  readonly calls: NormalCalls;
  readonly draft: StampDraft;
  /** The stamp that is like what is looked for. */
  readonly sealed: { readonly seal: DraftSeal; readonly place: DraftPlace; readonly options: Options };
  /** Words beside it, likeliest first. */
  readonly suggestions: readonly string[];
  readonly onDone: () => void;
}

/** The words to look for, the places where they stand, and which of these get the seal. */
export function AlikeForm({ calls, draft, sealed: { seal, place, options }, suggestions, onDone }: AlikeFormProps) {
  const text = useText();
  const workbench = useWorkbench();
  const id = useId();
  const [typed, setTyped] = useState(suggestions[0] ?? '');
  const words = useRested(typed.trim());
  const found = useLoad(
    async (signal) => {
      if (words === '') return { places: [], unsearched: [] };
      const { places, unsearched } = await calls.alike(draft.documentId, place, words, { signal });
      return { places: unsealedPlaces(places, seal.id, draft.state.getState().stamps), unsearched };
    },
    [draft, words],
  );
  const [unticked, setUnticked] = useState<ReadonlySet<AlikePlace>>(new Set());
  const places = found.state === 'ready' ? found.value.places : [];
  const ticked = places.filter((one) => !unticked.has(one));
  const isReady = ticked.length > 0 && places.length <= MOST_PLACES;

  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const rotation = positionOf(options)?.rotation ?? 0;
    const stamps = ticked.map((at) => ({
      mode: 'normal',
      seal: seal.id,
      options: { ...options, ...optionsAt({ ...at, rotation }) },
    }));
    try {
      await draft.addAll(stamps);
      onDone();
    } catch (error) {
      workbench.showError(error);
    }
  };
  return (
    <form className={styles.form} onSubmit={confirm}>
      <p className={styles.how}>{text(TEXTS.how)}</p>
      <div className={styles.words}>
        <label htmlFor={id}>{text(TEXTS.words)}</label>
        <Input id={id} maxLength={500} value={typed} onChange={(event) => setTyped(event.target.value)} />
        {suggestions.length > 1 && (
          <fieldset className={styles.suggestions} aria-label={text(TEXTS.suggestions)}>
            {suggestions.map((suggestion) => (
              <Button
                key={suggestion}
                size="small"
                disabled={suggestion === typed}
                onClick={() => setTyped(suggestion)}
              >
                {suggestion}
              </Button>
            ))}
          </fieldset>
        )}
      </div>
      <AlikeOutcome words={words} found={found} unticked={unticked} onTick={setUnticked} />
      <div className={styles.foot}>
        <Button onClick={onDone}>{text(TEXTS.cancel)}</Button>
        <Button type="primary" htmlType="submit" disabled={!isReady}>
          {text(TEXTS.seal, { count: ticked.length })}
        </Button>
      </div>
    </form>
  );
}
