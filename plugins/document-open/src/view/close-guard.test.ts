import { defineError, type OpenDocument } from '@sealwright/core/api';
import type { Question } from '@sealwright/ui';
import { beforeEach, expect, test } from 'vitest';
import { CloseGuard } from './close-guard.ts';

const Busy = defineError('documents.busy', { 'zh-CN': '正在签署', en: 'being signed' });

let documents: OpenDocument[];
let questions: Question[];
let saved: string[];
let abandoned: string[];
let shown: unknown[];
let answer: string | undefined;
let canSave: (id: string) => boolean;
let busy: string | undefined;
let beside: string[];
let guard: CloseGuard;

beforeEach(() => {
  documents = ['a', 'b', 'c'].map((id) => ({
    id,
    name: `${id}.pdf`,
    source: `/${id}`,
    size: 1,
    revision: 1,
    unsaved: id !== 'c',
  }));
  questions = [];
  saved = [];
  abandoned = [];
  shown = [];
  answer = undefined;
  canSave = () => true;
  busy = undefined;
  beside = [];
  guard = new CloseGuard({
    workbench: {
      ask: async (question) => {
        questions.push(question);
        return answer;
      },
      showError: (error) => void shown.push(error),
    },
    sessions: {
      checkIdle: async (ids) => {
        if (busy !== undefined && ids.includes(busy)) throw Busy({});
      },
      abandon: async (ids) => void abandoned.push(...ids),
    },
    shownBeside: async (ids) => ids.filter((id) => beside.includes(id)),
    find: (id) => documents.find((document) => document.id === id),
    save: async ({ id }) => {
      saved.push(id);
      return canSave(id);
    },
  });
});

const mayClose = (ids: readonly string[], othersStay = true) => guard.mayClose(ids, { othersStay });

test('what is saved closes without a question', async () => {
  expect(await mayClose(['c'])).toBe(true);
  expect(await mayClose(['gone'])).toBe(true);
  expect(questions).toEqual([]);
});

test('what another window goes on with is not asked for, but not left in the middle of its signing', async () => {
  beside = ['a'];
  expect(await mayClose(['a'])).toBe(true);
  expect(questions).toEqual([]);
  expect(abandoned).toEqual([]);
  busy = 'a';
  expect(await mayClose(['a'])).toBe(false);
});

test('of several, those are asked for that no other window shows', async () => {
  beside = ['a'];
  answer = 'discard';
  expect(await mayClose(['a', 'b'])).toBe(true);
  expect(abandoned).toEqual(['b']);
});

test('where the program ends with the window, all of them are asked for', async () => {
  beside = ['a'];
  expect(await mayClose(['a'], false)).toBe(false);
  expect(questions).toHaveLength(1);
});

test('one unsaved document is named, with three answers', async () => {
  expect(await mayClose(['a', 'c'])).toBe(false);
  expect(questions).toHaveLength(1);
  expect(questions[0]?.title['zh-CN']).toContain('“a.pdf”');
  expect(questions[0]?.buttons.map(({ title }) => title['zh-CN'])).toEqual(['保存', '不保存', '取消']);
});

test('several are one question that names them all', async () => {
  answer = 'save';
  expect(await mayClose(['a', 'b', 'c'])).toBe(true);
  expect(questions).toHaveLength(1);
  expect(questions[0]?.message?.en).toContain('"a.pdf", "b.pdf"');
  expect(saved).toEqual(['a', 'b']);
});

test('nothing closes when one of them was not saved', async () => {
  answer = 'save';
  canSave = (id) => id !== 'a';
  expect(await mayClose(['a', 'b'])).toBe(false);
  expect(saved).toEqual(['a']);
});

test('what the user does not want is given up, and only that', async () => {
  answer = 'discard';
  expect(await mayClose(['a', 'c'])).toBe(true);
  expect(abandoned).toEqual(['a']);
  expect(saved).toEqual([]);
});

test('a document that is being signed does not close, and its user learns why', async () => {
  busy = 'a';
  expect(await mayClose(['a', 'b'])).toBe(false);
  expect(shown).toMatchObject([{ code: 'documents.busy' }]);
  expect(questions).toEqual([]);
});

test('closed together they are asked for once, and again the next time', async () => {
  answer = 'discard';
  const results: boolean[] = [];
  await guard.closeTogether(['a', 'b'], async () => {
    for (const id of ['a', 'b']) results.push(await mayClose([id]));
  });
  expect(results).toEqual([true, true]);
  expect(questions).toHaveLength(1);
  await mayClose(['a']);
  expect(questions).toHaveLength(2);
});

test('a dismissed question keeps all of them', async () => {
  let isClosed = false;
  await guard.closeTogether(['a'], async () => {
    isClosed = true;
  });
  expect(isClosed).toBe(false);
});
