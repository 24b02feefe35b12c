import { SealwrightError } from '@sealwright/core/api';
import type { Question } from '@sealwright/ui';
import { expect, test } from 'vitest';
import type { AnnotatingWord } from '../common-annotate-rpc.ts';
import { AnnotationSession } from './annotation-session.ts';
import type { AnnotationSessions } from './annotation-sessions.ts';
import { closeGuard, signingGuard } from './guards.ts';
import { saveAnnotations } from './save-annotations.ts';
import { SetTexts } from './set-texts.ts';

const UNSIGNED: AnnotatingWord = { allowed: true, isSigned: false, signatures: [], warnings: [] };
const SIGNED: AnnotatingWord = {
  allowed: true,
  isSigned: true,
  signatures: [{ effect: 'stays-valid', sentence: { 'zh-CN': '仍然有效。', en: 'It stays valid.' } }],
  warnings: [],
};
const REFUSED: AnnotatingWord = {
  allowed: false,
  refusal: { 'zh-CN': '不允许。', en: 'It is forbidden.' },
  isSigned: true,
  signatures: [],
  warnings: [],
};

const NOTE = {
  kind: 'note',
  page: 0,
  at: { x: 1, y: 1 },
  colour: 'red',
  opacity: 1,
  contents: '',
  author: '',
} as const;

/** A session with one note, and a user who answers every question with the button of that id. */
function scene(word: AnnotatingWord, answer: string, save = async () => ({ revision: 1 }), replaces = {}) {
  const asked: Question[] = [];
  const told: unknown[] = [];
  const calls = {
    save,
    preflight: async () => word,
    take: async () => ({ ...NOTE, id: 'in the file', contents: 'in the file', replaces }),
    setText: async () => ({ size: { width: 1, height: 1 }, path: '' }),
  };
  const workbench = {
    documents: { setTool: () => {} },
    ask: async (question: Question) => {
      asked.push(question);
      return answer;
    },
    notify: (notice: unknown) => told.push(notice),
    showError: (error: unknown) => told.push(error),
  };
  const session = new AnnotationSession('d', calls as never, new SetTexts(calls), Promise.resolve(undefined));
  session.draft.add(NOTE);
  const sessions = { unsaved: () => (session.draft.state.getState().annotations.length > 0 ? [session] : []) };
  return {
    session,
    workbench: workbench as never,
    sessions: sessions as unknown as AnnotationSessions,
    asked,
    told,
    left: () => session.draft.state.getState().annotations.length,
  };
}

test('without signatures it is written without a question', async () => {
  const { session, workbench, asked, left } = scene(UNSIGNED, 'none');
  expect(await saveAnnotations(session, workbench)).toBe(true);
  expect([asked.length, left()]).toEqual([0, 0]);
});

test('with signatures the user hears first what that does, and may leave it', async () => {
  const no = scene(SIGNED, 'cancel');
  expect(await saveAnnotations(no.session, no.workbench)).toBe(false);
  expect(no.asked[0]?.message?.en).toContain('It stays valid.');
  expect(no.left()).toBe(1);
  const yes = scene(SIGNED, 'write');
  expect(await saveAnnotations(yes.session, yes.workbench)).toBe(true);
  expect(yes.left()).toBe(0);
});

test('what the document forbids is told, and not tried', async () => {
  const { session, workbench, asked, left } = scene(REFUSED, 'keep', () =>
    Promise.reject(new Error('not to be called')),
  );
  expect(await saveAnnotations(session, workbench)).toBe(false);
  expect(asked[0]?.message?.en).toBe('It is forbidden.');
  expect(left()).toBe(1);
});

test('what fails is shown, and everything stays as it was', async () => {
  const fault = new SealwrightError('file.no-space', {}, { 'zh-CN': '磁盘已满', en: 'Full' });
  const { session, workbench, told, left } = scene(UNSIGNED, 'none', () => Promise.reject(fault));
  expect(await saveAnnotations(session, workbench)).toBe(false);
  expect(told).toEqual([fault]);
  expect(left()).toBe(1);
  expect(session.draft.state.getState().busy).toBe(false);
});

test.each([
  ['close', true],
  ['keep', false],
] as const)('closing asks; answered with %s: %s', async (answer, closes) => {
  const { sessions, workbench, asked } = scene(UNSIGNED, answer);
  expect(await closeGuard(sessions, workbench)(['d'])).toBe(closes);
  expect(asked).toHaveLength(1);
});

test.each([
  ['write', true, 0],
  ['without', true, 1],
  ['cancel', false, 1],
] as const)('signing asks; answered with %s it goes on: %s', async (answer, goesOn, left) => {
  const { sessions, workbench, left: kept } = scene(UNSIGNED, answer);
  expect(await signingGuard(sessions, workbench)('d')).toBe(goesOn);
  expect(kept()).toBe(left);
});

test('with nothing unwritten nobody is asked', async () => {
  const { sessions, workbench, session, asked } = scene(UNSIGNED, 'keep');
  session.draft.clear();
  expect(await closeGuard(sessions, workbench)(['d'])).toBe(true);
  expect(await signingGuard(sessions, workbench)('d')).toBe(true);
  expect(asked).toEqual([]);
});

test('an annotation of the document is taken up once, and again after it was put back', async () => {
  const replaces = { page: 0, name: 'sealwright-1', box: { x: 1, y: 1, width: 7, height: 7 } };
  const { session } = scene(UNSIGNED, 'none', undefined, replaces);
  const taken = await session.change('7 0 R');
  expect(taken).toMatchObject({ kind: 'note', contents: 'in the file', replaces });
  expect((await session.change('7 0 R'))?.id).toBe(taken?.id);
  expect(session.draft.state.getState()).toMatchObject({ annotations: { length: 2 }, selected: taken?.id });
  session.draft.remove(taken!.id);
  expect((await session.change('7 0 R'))?.id).not.toBe(taken?.id);
});
