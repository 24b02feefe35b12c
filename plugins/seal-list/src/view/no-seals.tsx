import { Button, EmptyState, LoadingState, useText } from '@sealwright/ui';
import type { SealBoard } from '../common-seals-rpc.ts';
import type { SealChoice } from './choose-seals.ts';
import { texts } from './texts.ts';

export interface NoSealsProps {
  readonly board: SealBoard;
  readonly choice: SealChoice;
  readonly onAddPicture: () => void;
}

/** Where nothing is listed. A device that is plugged in says itself why. */
export function NoSeals({ board: { devices, pending, troubles }, choice, onAddPicture }: NoSealsProps) {
  const text = useText();
  const add = <Button onClick={onAddPicture}>{text(texts.add)}</Button>;
  if (choice === 'pictures')
    return <EmptyState icon="stamp" title={texts.emptyPictures} description={texts.emptyPicturesHint} actions={add} />;
  if (choice !== 'all')
    return devices.some(({ ref }) => ref === choice.ref) ? null : (
      // It may be plugged in, with a driver that has failed: the page says so above.
      <EmptyState
        icon="unplug"
        title={troubles.length > 0 ? texts.deviceUnread : texts.deviceGone}
        description={texts.deviceGoneHint}
      />
    );
  if (pending.length > 0) return <LoadingState label={texts.looking} />;
  if (devices.some(({ mayHide }) => mayHide)) return null;
  return <EmptyState icon="stamp" title={texts.empty} description={texts.emptyHint} actions={add} />;
}
