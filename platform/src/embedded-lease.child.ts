/** Takes the lease of the folder in its first word and says so, then waits to be killed. */
import { takeLease } from './embedded-lease.ts';

await takeLease(process.argv[2] ?? '');
process.send?.('taken');
setInterval(() => {}, 60_000);
