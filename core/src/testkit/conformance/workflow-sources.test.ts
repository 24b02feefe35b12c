import { describe, expect, test } from 'vitest';
import type { Voucher, WorkflowEntryKey, WorkflowSourceData } from '../../api/index.ts';
import { FakePlatform } from '../workflow/fake-platform.ts';
import { type FakeWorkflowSource, fakeWorkflowSource } from '../workflow/fake-workflow-source.ts';
import { openBench } from './workflow-source/bench.ts';
import type { Fault } from './workflow-source/faulty-source.fixture.ts';
import { FAULTS } from './workflow-source/faulty-sources.fixture.ts';
import { describeWorkflowSource, type WorkflowPlace, workflowSourceRules } from './workflow-sources.ts';

const title = { 'zh-CN': '测试平台', en: 'Test platform' };
const parties = [
  { code: '91440101MA5AAAAA1X', name: '甲方贸易有限公司' },
  { code: '91440101MA5BBBBB2X', name: '乙方物流有限公司' },
  { code: '91440101MA5CCCCC3X', name: '丙方咨询有限公司' },
] as const;

/** The proof of the fake's companies is their number. */
const key = (number: number): WorkflowEntryKey => ({
  certificates: [Uint8Array.of(number)],
  prove: async () => Uint8Array.of(number),
});

async function start(entry: 'key' | 'none', fault: Fault = () => ({})): Promise<WorkflowPlace> {
  let passed = 0;
  const platform = new FakePlatform({ now: () => new Date(Date.now() + passed), parties });
  const answers = new Map<string, Voucher>();
  const sources: FakeWorkflowSource[] = [];
  const cut = (isDown: boolean) => {
    for (const source of sources) source.setDown(isDown);
  };
  return {
    parties,
    resumes: true,
    async connect(party) {
      const knows = ({ certificates, proof }: { certificates: readonly Uint8Array[]; proof: Uint8Array }) =>
        certificates[0]?.[0] === party && proof.length === 1;
      const source = fakeWorkflowSource(platform, parties[party]!, { entry, part: 10_000, knows });
      sources.push(source);
      const whole = entry === 'key' ? source : withoutEntry(source);
      return { ...whole, ...fault(source, { platform, parties, party: parties[party]!, answers }) };
    },
    key,
    strangerKey: () => key(99),
    async passTime(moment) {
      passed = moment.getTime() - Date.now() + 1;
    },
    async cut() {
      cut(true);
      return async () => cut(false);
    },
    dispose: async () => {},
  };
}

function withoutEntry({ enter: _, leave: __, ...source }: FakeWorkflowSource) {
  return source;
}

describe.each(['key', 'none'] as const)('entry %s', (entry) => {
  describeWorkflowSource({ data: { title, entry }, start: () => start(entry) });
});

describe('a source that breaks a rule fails by it', () => {
  const kinds = { 'no entry': 'none' } as Readonly<Record<string, 'none'>>;
  const data = (entry: 'key' | 'none'): WorkflowSourceData => ({ title, entry });
  const all = { ...workflowSourceRules(data('none')), ...workflowSourceRules(data('key')) };

  test('a fault is known for each rule, and each fault is for one', () => {
    const names = (topics: object) =>
      Object.entries(topics).flatMap(([topic, rules]) => Object.keys(rules).map((rule) => `${topic}: ${rule}`));
    expect(names(FAULTS).sort()).toEqual(names(all).sort());
  });

  for (const [topic, rules] of Object.entries(FAULTS)) {
    for (const [rule, faults] of Object.entries(rules)) {
      test.each(Object.entries(faults))(`${topic}: ${rule}: %s`, async (_, fault) => {
        const entry = kinds[topic] ?? 'key';
        const bench = await openBench({ data: data(entry), start: () => start(entry, fault) });
        const skip = (reason: string): never => {
          throw new Error(`skipped: ${reason}`);
        };
        const outcome = await all[topic]![rule]!({ ...bench, skip }).then(
          () => 'passed',
          (thrown: unknown) => String(thrown),
        );
        await bench.place.dispose();
        expect(outcome).not.toMatch(/^passed$|^Error: skipped/);
      });
    }
  }
});
