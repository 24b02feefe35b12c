import { useEffect, useState } from 'react';
import type { SealEntry } from '../common-seals-rpc.ts';

/** The seal whose details are open. It stays as it was read last, also after it has left the list. */
export function useOpenedSeal(seals: readonly SealEntry[] | undefined, added: string | undefined) {
  const [last, setLast] = useState<SealEntry>();
  const [shown, setShown] = useState<string>();
  const present = seals?.find(({ key }) => key === last?.key);
  // One that has just been added opens as soon as it is listed, once.
  const fresh = added !== undefined && added !== shown ? seals?.find(({ key }) => key === added) : undefined;
  useEffect(() => {
    if (!fresh) return;
    setLast(fresh);
    setShown(fresh.key);
  }, [fresh]);
  return {
    opened: present ?? last,
    isGone: last !== undefined && present === undefined,
    open: setLast,
    close: () => setLast(undefined),
  };
}
