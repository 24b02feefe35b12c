import type { SealFinding } from '@sealwright/core/api';
import type { FoundSeal } from './common-device-init-rpc.ts';

/** A finding as the wizard shows it: without what signs. */
export function foundSeal({ kind, sentence, seal }: SealFinding): FoundSeal {
  if (!seal) return { kind, sentence };
  const { id, name, picture, widthMm, heightMm, validFrom, validTo } = seal;
  return {
    ...{ kind, sentence },
    seal: { id, name, picture, widthMm, heightMm, ...(validFrom && { validFrom }), ...(validTo && { validTo }) },
  };
}
