import { describe, expect, test } from 'vitest';
import { fakeDriver } from '../fake-driver.ts';
import { Bench } from './token-driver/bench.ts';
import {
  datum,
  encryption,
  FAULTS,
  type Fault,
  NEW_PIN,
  PIN,
  signer,
  TOKEN,
  UNBLOCKING_PIN,
  WRONG_PIN,
  WRONG_UNBLOCKING_PIN,
} from './token-driver/faulty-drivers.fixture.ts';
import { describeTokenDriver, type TokenDriverUnderTest, tokenDriverRules } from './token-drivers.ts';

const keys = [{ ...signer.info, pinPerSignature: true }, encryption.info];

async function start(fault: Fault = () => ({})): Promise<TokenDriverUnderTest> {
  const lines: string[] = [];
  const good = fakeDriver({
    ...{ pin: PIN, unblockingPin: UNBLOCKING_PIN, keys },
    data: [datum('for all'), { ...datum('for the holder'), isPrivate: true }],
    sign: (_key, mechanism, digest) => signer.sign(mechanism, digest),
    decrypt: (_key, _mechanism, ciphertext) => encryption.decrypt(ciphertext),
  });
  const driver = { ...good, ...fault(good, lines) };
  return {
    driver,
    ...{ pin: PIN, wrongPin: WRONG_PIN, maxTries: 3 },
    pinTasks: {
      ...{ newPin: NEW_PIN, unblockingPin: UNBLOCKING_PIN, wrongUnblockingPin: WRONG_UNBLOCKING_PIN },
      maxUnblockingTries: 3,
    },
    tokens: [
      {
        id: TOKEN,
        keys: [
          { usage: 'signing', kind: 'rsa', holder: '张三', pinPerSignature: true },
          { usage: 'encryption', kind: 'rsa', holder: '张三' },
        ],
        data: { open: ['for all'], behindPin: ['for the holder'] },
      },
    ],
    remove: async () => good.remove(),
    insert: async () => good.insert(),
    patience: 500,
    async restart() {
      good.restart();
      return driver;
    },
    output: () => lines.join('\n'),
    end: async () => {},
  };
}

describeTokenDriver('the fake driver', () => start());

describe('a driver that breaks a rule fails by it', () => {
  for (const [topic, rules] of Object.entries(tokenDriverRules)) {
    for (const [rule, check] of Object.entries(rules)) {
      test(`${topic}: ${rule}`, async () => {
        const fault = FAULTS[topic]?.[rule];
        if (!fault) throw new Error('no faulty driver is known for this rule');
        const skip = (reason: string) => {
          throw new Error(`skipped: ${reason}`);
        };
        const outcome = await check(new Bench(await start(fault), skip)).then(
          () => 'passed',
          (thrown: unknown) => String(thrown),
        );
        expect(outcome).not.toMatch(/^passed$|^Error: skipped/);
      });
    }
  }
});
