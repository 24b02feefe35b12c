import type { Localized } from '@sealwright/core/api';
import { chosenPages, type DraftKeyChoice, type DraftMeans, type DraftSealChoice, fillLocalized } from '@sealwright/ui';
import { TEXTS } from './texts.ts';

/** What was chosen in the three steps; what was not is proposed. */
export interface GuideChoice {
  /** `DraftKeyChoice.ref`. */
  readonly key?: string;
  /** `DraftSealChoice.id`. */
  readonly seal?: string;
  /** As `parsePageRange` reads it. */
  readonly pages: string;
}

export interface GuideState {
  readonly key: DraftKeyChoice | undefined;
  /** Those that go with the key. */
  readonly seals: readonly DraftSealChoice[];
  readonly seal: DraftSealChoice | undefined;
  /** What is missing for each step, in words. */
  readonly problems: { readonly key?: Localized; readonly seal?: Localized; readonly pages?: Localized };
}

/** The steps as they stand. The seal that was chosen in the panel, or the only one, is proposed. */
export function guideState(choice: GuideChoice, means: DraftMeans, panelSeal: string | undefined, pageCount: number) {
  const wanted = choice.key ?? means.key;
  const key = means.keys.find(({ ref }) => ref === wanted) ?? means.keys.find(({ hindrance }) => !hindrance);
  const seals = means.seals.filter(({ id }) => key?.seals.includes(id));
  const usable = seals.filter(({ hindrance }) => !hindrance);
  const [only] = usable.length === 1 ? usable : [];
  const seal = usable.find(({ id }) => id === choice.seal) ?? usable.find(({ id }) => id === panelSeal) ?? only;
  const { problem: pages } = chosenPages(choice.pages, pageCount);
  const ofKey = keyProblem(key);
  const problems = {
    ...(ofKey && { key: ofKey }),
    ...(!seal && { seal: TEXTS.sealMissing }),
    ...(pages && { pages }),
  };
  return { key, seals, seal, problems } satisfies GuideState;
}

function keyProblem(key: DraftKeyChoice | undefined): Localized | undefined {
  if (!key) return TEXTS.keyMissing;
  return key.hindrance && fillLocalized(TEXTS.keyHindered, { why: key.hindrance });
}
