import { Button, Callout, ErrorState, IconButton, LoadingState, useFormat, useLoad, useText } from '@sealwright/ui';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { SealEntry } from '../common-seals-rpc.ts';
import { CLEAR_DPI, stateOf } from './choose-seals.ts';
import { SealChip } from './seal-chip.tsx';
import styles from './seal-detail.module.css';
import { SealFacts } from './seal-facts.tsx';
import type { SealsModel } from './seals-model.ts';
import { texts } from './texts.ts';

export interface SealDetailProps {
  readonly model: SealsModel;
  readonly seal: SealEntry;
  readonly address: string | undefined;
  /** It is not in the list any more. */
  readonly isGone: boolean;
  readonly onClose: () => void;
}

/** One seal beside the list. Escape closes it and leads back to its card. */
export function SealDetail({ model, seal, address, isGone, onClose }: SealDetailProps) {
  const text = useText();
  const id = useId();
  const facts = useLoad(() => model.facts(seal), [seal.key, seal.picture]);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);

  function close() {
    const card = document.querySelector<HTMLElement>(`[data-seal="${CSS.escape(seal.key)}"]`);
    onClose();
    card?.focus();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  }

  return (
    <aside className={styles.panel} aria-labelledby={id} tabIndex={-1} ref={panel} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h2 id={id} className={styles.title}>
          <span className={styles.unseen}>{text(texts.detail)}</span>
          {seal.name}
        </h2>
        <SealChip seal={seal} />
        <IconButton icon="x" label={text(texts.close)} onClick={close} />
      </header>
      <div className={styles.body}>
        <div className={styles.paper}>{address && <img src={address} alt="" draggable={false} />}</div>
        {!isGone && (
          <div className={styles.actions}>
            <Button size="small" onClick={() => void model.savePicture(seal)}>
              {text(texts.savePicture)}
            </Button>
            {seal.origin === 'picture' && (
              <Button size="small" danger onClick={() => void model.remove(seal)}>
                {text(texts.remove)}
              </Button>
            )}
          </div>
        )}
        <div role="status" className={styles.notes}>
          {isGone && <Callout tone="warning">{text(texts.gone)}</Callout>}
        </div>
        {!isGone && <SealNotes seal={seal} />}
        {facts.value ? (
          <SealFacts facts={facts.value} />
        ) : facts.state === 'error' ? (
          !isGone && <ErrorState error={facts.error} onRetry={facts.reload} isCompact />
        ) : (
          <LoadingState isCompact />
        )}
      </div>
    </aside>
  );
}

/** What keeps it from signing or from looking well. */
function SealNotes({ seal }: { readonly seal: SealEntry }) {
  const text = useText();
  const format = useFormat();
  const { validFrom, validTo, origin, dpi } = seal;
  const state = stateOf(seal, new Date());
  const day = (date: Date | undefined) => (date ? format.date(date) : '');
  return (
    <>
      {state === 'expired' && <Callout tone="danger">{text(texts.expiredNote)}</Callout>}
      {state === 'ends-soon' && <Callout tone="warning">{text(texts.endsSoonNote, { day: day(validTo) })}</Callout>}
      {state === 'not-yet-valid' && <Callout tone="warning">{text(texts.earlyNote, { day: day(validFrom) })}</Callout>}
      {state === 'elsewhere' && <Callout tone="warning">{text(texts.otherNote)}</Callout>}
      {origin === 'picture' && <Callout tone="info">{text(texts.pictureOnly)}</Callout>}
      {dpi !== undefined && dpi < CLEAR_DPI && <Callout tone="warning">{text(texts.coarseNote, { dpi })}</Callout>}
    </>
  );
}
