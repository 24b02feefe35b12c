import {
  Button,
  Callout,
  DetailPanel,
  ErrorState,
  FactList,
  LoadingState,
  useFormat,
  useLoad,
  useText,
} from '@sealwright/ui';
import type { SealEntry } from '../common-seals-rpc.ts';
import { CLEAR_DPI, stateOf } from './choose-seals.ts';
import { SealChip } from './seal-chip.tsx';
import styles from './seal-detail.module.css';
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

/** One seal beside the list. */
export function SealDetail({ model, seal, address, isGone, onClose }: SealDetailProps) {
  const text = useText();
  const facts = useLoad(() => model.facts(seal), [seal.key, seal.picture]);
  return (
    <DetailPanel
      title={seal.name}
      label={text(texts.detail, { name: seal.name })}
      actions={<SealChip seal={seal} />}
      entry={`[data-seal="${CSS.escape(seal.key)}"]`}
      warning={isGone ? text(texts.gone) : undefined}
      onClose={onClose}
    >
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
      {!isGone && <SealNotes seal={seal} />}
      {facts.value ? (
        <FactList title={texts.facts} facts={facts.value} />
      ) : facts.state === 'error' ? (
        !isGone && <ErrorState error={facts.error} onRetry={facts.reload} isCompact />
      ) : (
        <LoadingState isCompact />
      )}
    </DetailPanel>
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
