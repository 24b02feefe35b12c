import { type Placement, placeAtWords, type StampPlanInput, sealStamp } from '@sealwright/core/api';

/** One seal, in its true size, at every chosen place where the words stand. */
export async function planKeywordStamp(input: StampPlanInput): Promise<readonly Placement[]> {
  return input.seal ? placeAtWords(input, sealStamp(input.seal)) : [];
}
