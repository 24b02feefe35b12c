import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { names } from './voucher-shelf.ts';

/** After so long, in milliseconds, nobody goes on with what was begun: two weeks without a network are possible. */
const FORGOTTEN_AFTER = 30 * 24 * 60 * 60 * 1_000;

/** Removes what programs that were stopped left behind and did not go on with. */
export async function sweepStaging(root: string): Promise<void> {
  const staging = join(root, 'staging');
  for (const name of await names(staging)) {
    const path = join(staging, name);
    const since = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (since > FORGOTTEN_AFTER) await rm(path, { recursive: true, force: true });
  }
}
