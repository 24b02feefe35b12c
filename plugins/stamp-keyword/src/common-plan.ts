import { type Placement, placeAtWords, type StampPlanInput, sealInSize, sealStamp } from '@sealwright/core/api';

/** One seal at every chosen place where the words stand. */
export async function planKeywordStamp(input: StampPlanInput): Promise<readonly Placement[]> {
  const { seal, options } = input;
  return seal ? placeAtWords(input, sealStamp(sealInSize(seal, options))) : [];
}
