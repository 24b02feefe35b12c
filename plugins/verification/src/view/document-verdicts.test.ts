import { defineError } from '@sealwright/core/api';
import { expect, it } from 'vitest';
import type { DocumentVerdict } from '../common-verification-rpc.ts';
import { DocumentVerdicts, type DocumentVerdictsParts, isLocked } from './document-verdicts.ts';

const PasswordNeeded = defineError('pdf.password-needed', { 'zh-CN': '需要密码。', en: 'A password is needed.' });
const Damaged = defineError('pdf.damaged', { 'zh-CN': '文件已损坏。', en: 'The file is damaged.' });

interface Call {
  readonly id: string;
  readonly revocation: boolean;
  readonly signal: AbortSignal;
  readonly finish: (revision: number) => Promise<void>;
  readonly fail: (fault: unknown) => Promise<void>;
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Verdicts whose calls the test answers by hand. */
function scene(shown: (id: string) => Promise<unknown> = async () => {}) {
  const calls: Call[] = [];
  const verify: DocumentVerdictsParts['calls']['verify'] = (id, { revocation }, options) =>
    new Promise((resolve, reject) => {
      const verdict = (revision: number): DocumentVerdict => ({
        revision,
        sentence: { 'zh-CN': '', en: '' },
        signatures: [],
        emptyFields: [],
      });
      calls.push({
        id,
        revocation,
        signal: options?.signal as AbortSignal,
        finish(revision) {
          resolve(verdict(revision));
          return settled();
        },
        fail(fault) {
          reject(fault);
          return settled();
        },
      });
    });
  const verdicts = new DocumentVerdicts({ calls: { verify }, shown });
  return { calls, verdicts, state: (id: string) => verdicts.states.getState()[id] };
}

it('verifies a document when it appears and after each new revision, and not otherwise', async () => {
  const { calls, verdicts, state } = scene();
  verdicts.follow([{ id: 'a', revision: 0 }]);
  await settled();
  expect(state('a')?.kind).toBe('verifying');
  await calls[0]!.finish(0);
  expect(state('a')).toMatchObject({ kind: 'done', verdict: { revision: 0 } });
  verdicts.follow([{ id: 'a', revision: 0 }]);
  await settled();
  expect(calls).toHaveLength(1);
  verdicts.follow([{ id: 'a', revision: 1 }]);
  await settled();
  expect(calls).toHaveLength(2);
  expect(state('a')).toMatchObject({ kind: 'verifying', verdict: { revision: 0 } });
});

it('a verdict on a revision that is no longer the newest is dropped', async () => {
  const { calls, verdicts, state } = scene();
  verdicts.follow([{ id: 'a', revision: 0 }]);
  await settled();
  verdicts.follow([{ id: 'a', revision: 1 }]);
  await settled();
  expect(calls[0]!.signal.aborted).toBe(true);
  await calls[1]!.finish(1);
  await calls[0]!.finish(0);
  expect(state('a')).toMatchObject({ kind: 'done', verdict: { revision: 1 } });
});

it('cancels and forgets what is closed', async () => {
  const { calls, verdicts, state } = scene();
  verdicts.follow([
    { id: 'a', revision: 0 },
    { id: 'b', revision: 0 },
  ]);
  await settled();
  verdicts.follow([{ id: 'b', revision: 0 }]);
  await settled();
  expect(calls[0]!.signal.aborted).toBe(true);
  await calls[0]!.fail(new Error('cancelled'));
  expect(state('a')).toBeUndefined();
  expect(calls[1]!.signal.aborted).toBe(false);
});

it('tries a locked document again when anything changed, a damaged one only when asked', async () => {
  const { calls, verdicts, state } = scene();
  const both = [
    { id: 'locked', revision: 0 },
    { id: 'damaged', revision: 0 },
  ];
  verdicts.follow(both);
  await settled();
  await calls[0]!.fail(PasswordNeeded({}));
  await calls[1]!.fail(Damaged({}));
  expect(isLocked(state('locked'))).toBe(true);
  expect(isLocked(state('damaged'))).toBe(false);
  verdicts.follow(both);
  await settled();
  expect(calls.map(({ id }) => id)).toEqual(['locked', 'damaged', 'locked']);
  verdicts.again('damaged');
  await settled();
  expect(calls.at(-1)?.id).toBe('damaged');
});

it('waits until the pages are shown, and does not begin on what was closed meanwhile', async () => {
  const show = new Map<string, () => void>();
  const { calls, verdicts, state } = scene((id) => new Promise<void>((resolve) => void show.set(id, resolve)));
  verdicts.follow([
    { id: 'a', revision: 0 },
    { id: 'b', revision: 0 },
  ]);
  await settled();
  expect(calls).toEqual([]);
  expect(state('a')?.kind).toBe('verifying');
  verdicts.follow([{ id: 'a', revision: 0 }]);
  for (const resolve of show.values()) resolve();
  await settled();
  expect(calls.map(({ id }) => id)).toEqual(['a']);
});

it('asks issuers when it is told to, and from then on for this revision', async () => {
  const { calls, verdicts, state } = scene();
  verdicts.askRevocation('a');
  verdicts.follow([{ id: 'a', revision: 0 }]);
  await settled();
  await calls[0]!.finish(0);
  verdicts.askRevocation('a');
  await settled();
  expect(state('a')).toMatchObject({ kind: 'verifying', revocation: true, verdict: { revision: 0 } });
  await calls[1]!.finish(0);
  verdicts.again('a');
  await settled();
  await calls[2]!.finish(0);
  verdicts.follow([{ id: 'a', revision: 1 }]);
  await settled();
  expect(calls.map(({ revocation }) => revocation)).toEqual([false, true, true, false]);
});
