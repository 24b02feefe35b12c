import { type Validity, validityAt } from '@sealwright/core/api';
import type { SealDevice, SealEntry } from '../common-seals-rpc.ts';

/** Which seals the page shows. */
export type SealChoice = SealDevice | 'all' | 'pictures';

/** The seals of the choice in whose name the query occurs. */
export function chosenSeals(seals: readonly SealEntry[], choice: SealChoice, query: string): readonly SealEntry[] {
  const wanted = folded(query);
  return seals.filter((seal) => isOf(seal, choice) && folded(seal.name).includes(wanted));
}

export function isOf({ device, origin }: SealEntry, choice: SealChoice): boolean {
  if (typeof choice === 'object') return device === choice.ref;
  return choice === 'all' || origin === 'picture';
}

/** How a seal stands for its user, in one state: what keeps it from signing comes first. */
export type SealState = Validity | 'elsewhere';

export function stateOf({ validFrom, validTo, holder }: SealEntry, now: Date): SealState {
  const validity = validityAt(validFrom, validTo, now);
  if (validity === 'expired' || validity === 'not-yet-valid') return validity;
  return holder.kind === 'elsewhere' ? 'elsewhere' : validity;
}

/** Below this prints look coarse. */
export const CLEAR_DPI = 300;

/** Without regard to case, width of letters and spaces around. */
function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
