import type { Localized, StampTemplate, TemplateStamp } from '@sealwright/core/api';
import { fillLocalized, type NewStamp, type StampDraft, toErrorRecord, type Workbench } from '@sealwright/ui';
import type { StampWords } from '../common-templates-rpc.ts';
import { chooseSeals } from './choose-seals.tsx';
import type { SavedTemplates } from './saved-templates.ts';
import { findSealsInTime, sealKey, wantedSeals } from './template-seals.ts';
import { texts } from './texts.ts';
import { tellUnplaceable, type Unplaceable } from './unplaceable.tsx';

/** A stamp of the template, ready to be placed. */
interface Ready {
  readonly stamp: NewStamp;
  readonly words: StampWords;
}

/**
 * Places what a template holds, as one step of undo. Asks for seals that are not here; says of each stamp that cannot be
 * placed why, and offers the others. Rejects with what else is wrong.
 */
export async function applyTemplate(
  name: string,
  draft: StampDraft,
  saved: SavedTemplates,
  workbench: Workbench,
): Promise<void> {
  const template = await saved.calls.get(name);
  const words = await saved.calls.describe(template.stamps);
  const seals = await sealsFor(template, words, draft, workbench);
  const ready = seals && template.stamps.flatMap((stamp, index) => withSeal(stamp, words[index]!, seals));
  if (!ready || ready.length === 0) return;
  try {
    await place(template.name, ready, draft, workbench);
  } catch (fault) {
    const faults = await unplaceable(ready, draft);
    if (faults.length === 0) throw fault;
    const rest = ready.filter(({ stamp }) => !faults.some((each) => each.stamp === stamp));
    const isWanted = await tellUnplaceable({ name: template.name, faults, rest: rest.length }, workbench);
    if (isWanted) await place(template.name, rest, draft, workbench);
  }
}

async function place(name: string, ready: readonly Ready[], draft: StampDraft, workbench: Workbench): Promise<void> {
  await draft.addAll(ready.map(({ stamp }) => stamp));
  const message = fillLocalized(texts.applied, { name, count: ready.length });
  workbench.notify({ id: 'stamp-templates.applied', severity: 'success', message });
}

/** Ids of seals by `sealKey`; `undefined` where the user gave up. */
async function sealsFor(
  { name, stamps }: StampTemplate,
  words: readonly StampWords[],
  draft: StampDraft,
  workbench: Workbench,
): Promise<ReadonlyMap<string, string> | undefined> {
  const wanted = wantedSeals(
    stamps,
    words.map(({ wantsSeal }) => wantsSeal),
  );
  const { found, open } = await findSealsInTime(wanted, draft.means);
  if (open.length === 0) return found;
  const chosen = await chooseSeals({ name, open, means: draft.means }, workbench);
  return chosen && new Map([...found, ...chosen]);
}

function withSeal(
  { mode, options, seal }: TemplateStamp,
  words: StampWords,
  seals: ReadonlyMap<string, string>,
): readonly Ready[] {
  if (!words.wantsSeal) return [{ stamp: { mode, options }, words }];
  const id = seals.get(sealKey(seal));
  return id === undefined ? [] : [{ stamp: { mode, options, seal: id }, words }];
}

/** Asks of each stamp by itself, by the preview, whether it can be planned. */
async function unplaceable(ready: readonly Ready[], draft: StampDraft): Promise<readonly Unplaceable[]> {
  const faults: Unplaceable[] = [];
  for (const { stamp, words } of ready) {
    const why = await hindrance(stamp, draft);
    if (why) faults.push({ stamp, words, why });
  }
  draft.preview(undefined);
  return faults;
}

async function hindrance(stamp: NewStamp, draft: StampDraft): Promise<Localized | undefined> {
  try {
    await draft.preview(stamp);
    return undefined;
  } catch (fault) {
    return toErrorRecord(fault).sentence;
  }
}
