import { resolve } from 'node:path';
import type { SigningBatchOptions, SigningRequest } from '@sealwright/core/api';
import { BatchEmpty, BatchKeys, OutputIsInput, SameOutput } from './errors.ts';

/** What the key of all is named by. Refuses batches in which one document would undo another. */
export function keyOfBatch(requests: readonly SigningRequest[], { resume = false }: SigningBatchOptions): string {
  const [first] = requests;
  if (!first) throw BatchEmpty({});
  const inputs = new Map(requests.map(({ input }) => [samePath(input), input]));
  const outputs = new Map<string, string>();
  for (const { key, input, output } of requests) {
    if (key !== first.key) throw BatchKeys({});
    const place = samePath(output);
    const other = outputs.get(place);
    if (other !== undefined) throw SameOutput({ output, first: other, second: input });
    outputs.set(place, input);
    // A file that is signed in its own place cannot tell whether it was signed before.
    if (inputs.has(place) && (resume || place !== samePath(input))) throw OutputIsInput({ output });
  }
  return first.key;
}

/** Equal for names that some file system takes for one: Windows and macOS know neither case nor forms of Unicode. */
export function samePath(path: string): string {
  return resolve(path).normalize('NFC').toLowerCase();
}
