import type { WorkflowSourceData } from '../../../api/index.ts';
import { Desk } from './desks.ts';
import type { WorkflowPlace, WorkflowSourceUnderTest } from './source-under-test.ts';

/** What a rule is tried on. All rules of a suite share one, so each makes its own contracts. */
export interface WorkflowBench {
  readonly data: WorkflowSourceData;
  readonly place: WorkflowPlace;
  /** One for each company of the place. */
  readonly desks: readonly [Desk, Desk, Desk];
  /** Where the rule is not for this source. Does not return. */
  readonly skip: (reason: string) => never;
}

/** By what they want. A check throws where its rule is broken. */
export type WorkflowRules = Readonly<Record<string, (bench: WorkflowBench) => Promise<void>>>;

/** Starts a place, with somebody of each company at work. */
export async function openBench({ data, start }: WorkflowSourceUnderTest): Promise<Omit<WorkflowBench, 'skip'>> {
  const declared = data as WorkflowSourceData;
  const place = await start();
  const open = async (party: number) => {
    const source = await place.connect(party);
    if (declared.entry === 'key') await source.enter!(place.key!(party));
    return new Desk(place, party, source);
  };
  try {
    return { data: declared, place, desks: [await open(0), await open(1), await open(2)] };
  } catch (fault) {
    await place.dispose();
    throw fault;
  }
}
