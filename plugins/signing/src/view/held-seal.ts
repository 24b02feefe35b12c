import type { DraftSeal } from '@sealwright/ui';
import type { SealEntry } from '../common-signing-rpc.ts';

/** A seal as a placement keeps it: with what says who may sign with it, which counts while its device is out, too. */
export type HeldSeal = DraftSeal & Pick<SealEntry, 'certificates' | 'device' | 'isElectronic'>;
