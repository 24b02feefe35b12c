import type { Translate } from '@sealwright/ui';
import type { EntryKey } from '../../common-inbox-rpc.ts';

/** Whose key it is, and on which device; devices that bear the name of their holder say both. */
export function keyLabel({ holder, device }: EntryKey, text: Translate): string {
  const name = text(device);
  return name.includes(holder) ? name : `${holder} · ${name}`;
}
