import type { Notice } from '@sealwright/core/api';
import type { Question, Workbench } from '@sealwright/ui';
import { createStore } from '@sealwright/ui';
import { beforeEach, describe, expect, test } from 'vitest';
import type { VoucherDocument } from '../../common-inbox-rpc.ts';
import { CompanyNotices } from './company-notices.ts';
import { leaveCompany } from './leave-company.ts';
import { unsubmittedGuard } from './unsubmitted-guard.ts';

const shown = (document: string, source: 'server' | 'local', hasUnsubmitted = false) =>
  ({ document, hasUnsubmitted, row: { voucher: { name: document, source } } }) as VoucherDocument;

let done: string[];
let kept: string[];

const model = (...all: VoucherDocument[]) => ({
  state: createStore(() => ({
    inbox: undefined,
    fault: undefined,
    busy: new Set<string>(),
    documents: Object.fromEntries(all.map((each) => [each.document, each])),
  })),
  calls: { leave: async () => void done.push('left') },
});
const documents = {
  requestClose: async (id: string) => {
    if (kept.includes(id)) return false;
    done.push(`closed ${id}`);
    return true;
  },
};
const notices = { clear: () => void done.push('notices gone') };

beforeEach(() => {
  done = [];
  kept = [];
});

describe('who leaves', () => {
  test('takes the documents of the company and its notices along, and nothing of this computer', async () => {
    await leaveCompany({ model: model(shown('a', 'server'), shown('b', 'local')), documents, notices });
    expect(done).toEqual(['closed a', 'left', 'notices gone']);
  });

  test('stays in where an unfinished document is to be kept', async () => {
    kept = ['b'];
    await leaveCompany({ model: model(shown('a', 'server'), shown('b', 'server')), documents, notices });
    expect(done).toEqual(['closed a']);
  });
});

describe('a document whose signature the platform does not have', () => {
  const guard = (answer: string | undefined, dirty = false) => {
    const asked: Question[] = [];
    const tabs = [{ id: 'a', title: 'a', dirty }];
    const may = unsubmittedGuard(model(shown('a', 'server', true), shown('b', 'server')), {
      ask: async (question) => {
        asked.push(question);
        return answer;
      },
      documents: { state: createStore(() => ({ tabs, active: undefined, tools: {} })) },
    });
    return { asked, may };
  };

  test.each([
    ['close', true],
    ['keep', false],
    [undefined, false],
  ])('is closed after the answer %s: %s', async (answer, closes) => {
    const { asked, may } = guard(answer);
    expect(await may(['a'])).toBe(closes);
    expect(asked).toHaveLength(1);
  });

  test('is not asked for while others close, nor beside the question for unsaved work', async () => {
    const others = guard(undefined);
    expect(await others.may(['b'])).toBe(true);
    const unsaved = guard(undefined, true);
    expect(await unsaved.may(['a'])).toBe(true);
    expect([...others.asked, ...unsaved.asked]).toEqual([]);
  });
});

test('what a company was told is taken back, once, and the same words are one notice', () => {
  const told: (string | undefined)[] = [];
  const window = {
    notify: ({ id }: Notice) => told.push(id),
    showError: (_: unknown, id?: string) => told.push(id),
    withdrawNotice: (id: string) => told.push(`withdrawn ${id}`),
  } as unknown as Workbench;
  const company = new CompanyNotices(window);
  const sent: Notice = { severity: 'success', message: { 'zh-CN': '发送成功', en: 'Sent' } };
  company.workbench.notify(sent);
  company.workbench.notify(sent);
  company.workbench.showError(new Error('what went wrong'));
  company.clear();
  company.clear();
  const [first, second, fault, ...gone] = told;
  expect(first).toBe(second);
  expect(fault).toBeDefined();
  expect(gone).toEqual([`withdrawn ${first}`, `withdrawn ${fault}`]);
});
