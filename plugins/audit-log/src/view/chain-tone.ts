import type { Tone } from '@sealwright/ui';
import type { ChainReport } from '../common-chain-report.ts';

const TONES: Readonly<Record<ChainReport['state'], Tone>> = {
  empty: 'info',
  whole: 'success',
  torn: 'warning',
  broken: 'danger',
};

export function chainTone({ state }: ChainReport): Tone {
  return TONES[state];
}
