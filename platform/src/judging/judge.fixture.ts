/** In the place of the thread that judges: does what the path says. */
import { parentPort } from 'node:worker_threads';
import type { JudgeAnswer } from './judge-answer.ts';
import type { CertificateTask, JudgeTask } from './verdict.ts';

const answer = (message: JudgeAnswer) => parentPort?.postMessage(message);
const held: unknown[] = [];
let judged = 0;

parentPort?.on('message', (task: JudgeTask | CertificateTask) => {
  const path = task.kind === 'certificate' ? '' : task.path;
  judged += 1;
  if (path === 'hang') for (;;);
  if (path === 'memory') for (;;) held.push(Array.from({ length: 10_000 }, () => ({})));
  // Not as fast as it can: nothing of them is written to, so they cost no more than addresses.
  while (path === 'buffers') {
    held.push(new Uint8Array(1 << 20));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
  }
  if (path === 'exit') process.exit(1);
  if (path === 'throw') throw new Error('out of the blue');
  if (path === 'fault') return answer({ kind: 'fault', message: 'a plugin failed' });
  if (path === 'environment') return answer({ kind: 'fault', message: Object.keys(process.env).join() });
  // How many this thread has judged.
  return answer({ kind: 'verdict', verdict: { accepted: true, pages: judged, signatures: [] } });
});
answer({ kind: 'ready' });
