/**
 * Conformance suite of the point `systemChecks`: what every check must do, in each of the circumstances that its author can
 * bring about.
 *
 * @example
 * describeSystemCheck({
 *   data: manifest.sealwright.contributes.systemChecks[0],
 *   circumstances: { 'all is well': () => checkOf(working), 'nothing answers': () => checkOf(broken) },
 * });
 */
import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { type Localized, SealwrightError, type SystemCheck, SystemCheckData } from '../../api/index.ts';

export interface SystemCheckUnderTest {
  /** The check's entry in the manifest; its `id` may be there. */
  readonly data: unknown;
  /** The check as it is in each circumstance, by the name of that. */
  readonly circumstances: Readonly<Record<string, () => SystemCheck>>;
}

const VERDICTS = ['passed', 'notice', 'warning', 'failed', 'not-checked'];

export function describeSystemCheck({ data, circumstances }: SystemCheckUnderTest): void {
  describe('system check', () => {
    test('its manifest entry fits the point and is named in both languages', () => {
      expect([...Value.Errors(SystemCheckData, data)]).toEqual([]);
      expectWords((data as SystemCheckData).title);
    });

    for (const [name, make] of Object.entries(circumstances)) {
      test(`${name}: its findings can be read by an office clerk in both languages`, async () => {
        const findings = await outcomeOf(make());
        if (findings instanceof SealwrightError) return expectWords(findings.sentence);
        for (const { verdict, sentence, facts = [], repairs = [] } of findings) {
          expect(VERDICTS).toContain(verdict);
          expectWords(sentence);
          expect(sentence['zh-CN']).toMatch(/[。！？]$/);
          expect(sentence.en).toMatch(/[.!?]$/);
          for (const { title, value } of facts) {
            expectWords(title);
            if (typeof value === 'object') expectWords(value);
          }
          for (const { title, command } of repairs) {
            expectWords(title);
            expect(command).not.toBe('');
          }
        }
      });

      test(`${name}: what it finds can be saved and sent`, async () => {
        const findings = await outcomeOf(make());
        if (findings instanceof SealwrightError) return;
        expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
      });

      test(`${name}: a check that was cancelled ends`, async () => {
        const outcome = make().check(AbortSignal.abort(new Error('cancelled')));
        await outcome.catch(() => {});
      });
    }
  });
}

/** What is no typed error is a fault of the check. */
async function outcomeOf(check: SystemCheck): Promise<Awaited<ReturnType<SystemCheck['check']>> | SealwrightError> {
  try {
    return await check.check();
  } catch (fault) {
    if (fault instanceof SealwrightError) return fault;
    throw fault;
  }
}

function expectWords(text: Localized): void {
  expect(text['zh-CN'].trim()).not.toBe('');
  expect(text.en.trim()).not.toBe('');
  // A name that nobody has filled in.
  expect(`${text['zh-CN']} ${text.en}`).not.toMatch(/\{\w+\}|undefined|\[object /);
}
