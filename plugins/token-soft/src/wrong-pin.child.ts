/** Child process of the try counter's tests: gives a wrong PIN as often as its arguments say and sends each answer's code. */
import { SealwrightError } from '@sealwright/core/api';
import startDriver from './driver.ts';
import { keptLog, WRONG_PIN } from './soft-token.fixture.ts';

const [folder, token, times] = process.argv.slice(2) as [string, string, string];
const driver = await startDriver({ folder, log: keptLog().log });
for (let made = 0; made < Number(times); made += 1) {
  const answer = await driver.login(token, new TextEncoder().encode(WRONG_PIN)).catch((fault: unknown) => fault);
  process.send?.(answer instanceof SealwrightError ? answer.code : String(answer));
}
process.disconnect();
