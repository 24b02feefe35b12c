import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PreflightWord } from '../common-signing-rpc.ts';
import { PreflightCheck, type PreflightQuestion } from './preflight-check.ts';

interface Asked {
  readonly question: PreflightQuestion;
  readonly signal: AbortSignal;
  answer(word: PreflightWord): void;
  fail(error: unknown): void;
}

let asked: Asked[];
let check: PreflightCheck;

beforeEach(() => {
  asked = [];
  check = new PreflightCheck(
    (question, signal) => new Promise((answer, fail) => asked.push({ question, signal, answer, fail })),
    0,
  );
});

afterEach(() => check.dispose());

const question = (x: number): PreflightQuestion => ({ stamps: [{ mode: 'm', options: { x } }], means: { key: 'k' } });
const word = (places: number): PreflightWord => ({ places, allowed: true, signatures: [], warnings: [] });
const isAsked = (times: number) => vi.waitFor(() => expect(asked).toHaveLength(times));
const is = (state: string) => vi.waitFor(() => expect(check.state.getState().state).toBe(state));

test('changes that follow each other are asked about once, when they have come to rest', async () => {
  check.update(question(1));
  check.update(question(2));
  await isAsked(1);
  expect(asked[0]?.question).toEqual(question(2));
  asked[0]?.answer(word(1));
  await is('ready');
});

test('an answer that comes after the next question is dropped', async () => {
  check.update(question(1));
  await isAsked(1);
  check.update(question(2));
  await isAsked(2);
  expect(asked[0]?.signal.aborted).toBe(true);
  asked[1]?.answer(word(2));
  await is('ready');
  asked[0]?.answer(word(1));
  await Promise.resolve();
  expect(check.state.getState().word?.places).toBe(2);
});

test('the last word stays while the next is on its way, and the same question is asked once', async () => {
  check.update(question(1));
  check.update(question(1));
  await isAsked(1);
  asked[0]?.answer(word(1));
  await is('ready');
  check.update(question(2));
  expect(check.state.getState()).toMatchObject({ state: 'checking', word: { places: 1 } });
});

test('a failure is kept with its error, and asked anew after it was forgotten', async () => {
  check.update(question(1));
  await isAsked(1);
  asked[0]?.fail(new Error('gone'));
  await is('failed');
  expect(check.state.getState()).toMatchObject({ word: undefined, error: new Error('gone') });
  check.forget();
  check.update(question(1));
  await isAsked(2);
});

test('with nothing placed there is no word', async () => {
  check.update(question(1));
  await isAsked(1);
  check.update(undefined);
  asked[0]?.answer(word(1));
  await Promise.resolve();
  expect(check.state.getState()).toEqual({ state: 'idle', word: undefined, error: undefined });
});
