import type { TemplateSeal, TemplateStamp } from '@sealwright/core/api';
import type { DraftMeans, DraftSealChoice, ReadableStore } from '@sealwright/ui';
import { sealsLike } from '../common-seals-like.ts';

/** Milliseconds that devices get that are still being read. */
const PATIENCE = 15_000;

/** A seal that a template asks for; `undefined` where it leaves it open. */
export type WantedSeal = TemplateSeal | undefined;

/** One that the user has to decide on. */
export interface OpenSeal {
  readonly wanted: WantedSeal;
  /** Those that it may mean: none is here, several are, or one that cannot be used now. */
  readonly alike: readonly DraftSealChoice[];
}

/** What the template's seals are on this computer now, by `sealKey`: the id of a seal. */
export interface FoundSeals {
  readonly found: ReadonlyMap<string, string>;
  readonly open: readonly OpenSeal[];
}

export function sealKey(wanted: WantedSeal): string {
  return wanted ? `${wanted.id ?? ''}\n${wanted.name}` : '';
}

/** Each once. `wantsSeal` goes by the stamps' order. */
export function wantedSeals(stamps: readonly TemplateStamp[], wantsSeal: readonly boolean[]): readonly WantedSeal[] {
  const wanted = stamps.filter((_, index) => wantsSeal[index]).map(({ seal }) => seal);
  return [...new Map(wanted.map((seal) => [sealKey(seal), seal])).values()];
}

export function findSeals(wanted: readonly WantedSeal[], seals: readonly DraftSealChoice[]): FoundSeals {
  const found = new Map<string, string>();
  const open: OpenSeal[] = [];
  for (const each of wanted) {
    const alike = each ? sealsLike(each, seals, ({ hindrance }) => hindrance === undefined) : [];
    const [first] = alike;
    if (alike.length === 1 && first && !first.hindrance) found.set(sealKey(each), first.id);
    else open.push({ wanted: each, alike });
  }
  return { found, open };
}

/** As `findSeals`, once all are found or the devices have been read. */
export function findSealsInTime(wanted: readonly WantedSeal[], means: ReadableStore<DraftMeans>): Promise<FoundSeals> {
  return new Promise((resolve) => {
    const look = (mustEnd = false) => {
      const { isReading, seals } = means.getState();
      const result = findSeals(wanted, seals);
      if (result.open.length > 0 && isReading && !mustEnd) return;
      clearTimeout(late);
      end();
      resolve(result);
    };
    const late = setTimeout(() => look(true), PATIENCE);
    const end = means.subscribe(() => look());
    look();
  });
}
