import { describe } from 'vitest';
import type { WorkflowEntryKey } from '../../api/index.ts';
import { FakePlatform } from '../workflow/fake-platform.ts';
import { type FakeWorkflowSource, fakeWorkflowSource } from '../workflow/fake-workflow-source.ts';
import { describeWorkflowSource, type WorkflowPlace } from './workflow-sources.ts';

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

async function start(entry: 'key' | 'none'): Promise<WorkflowPlace> {
  let passed = 0;
  const platform = new FakePlatform({ now: () => new Date(Date.now() + passed), parties });
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
      return entry === 'key' ? source : withoutEntry(source);
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
