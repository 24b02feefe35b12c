import { Button, Icon, useText } from '@sealwright/ui';
import type { SafeKey } from '../common-safe-rpc.ts';
import { TEXTS } from './texts.ts';

export interface UnlockByKeyProps {
  readonly keys: readonly SafeKey[];
  readonly isBusy: boolean;
  readonly disabled: boolean;
  readonly onUnlock: () => void;
}

/** The way in with a key in the place of the passphrase: its PIN is asked for in a window of its own. */
export function UnlockByKey({ keys, isBusy, disabled, onUnlock }: UnlockByKeyProps) {
  const text = useText();
  const holders = [...new Set(keys.map(({ holder }) => holder))].join(text(TEXTS.comma));
  return (
    <Button block icon={<Icon name="usb" size={15} />} loading={isBusy} disabled={disabled} onClick={onUnlock}>
      {text(TEXTS.unlockByKey, { holders })}
    </Button>
  );
}
