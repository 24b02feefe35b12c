import { Chip, useText, ValidityChip } from '@sealwright/ui';
import type { SealEntry } from '../common-seals-rpc.ts';
import { stateOf } from './choose-seals.ts';
import { texts } from './texts.ts';

/** Whether a seal may sign now, in a word. */
export function SealChip({ seal }: { readonly seal: SealEntry }) {
  const text = useText();
  if (stateOf(seal, new Date()) === 'elsewhere') return <Chip tone="neutral">{text(texts.otherChip)}</Chip>;
  return <ValidityChip from={seal.validFrom} to={seal.validTo} />;
}
