import { type OpenDocument, SealwrightError } from '@sealwright/core/api';
import { beforeEach, expect, test } from 'vitest';
import { draftWith, FakePlanner, seal, settled } from './draft-fakes.fixture.ts';
import type { Draft } from './stamp-draft.ts';
import { Submission, type SubmissionCalls } from './submission.ts';

type Submit = SubmissionCalls['signing']['submit'];

const means = { key: 'key', format: 'ses' };
const closed = new SealwrightError('rpc.closed', {}, { 'zh-CN': '', en: '' });
const cancelled = new SealwrightError('signing.cancelled', {}, { 'zh-CN': '', en: '' });
const signed: Submit = async () => ({ signer: '甲', places: 1 });

let draft: Draft;
let revision: number | undefined;
let cancels: string[];

beforeEach(async () => {
  revision = 0;
  cancels = [];
  draft = draftWith(new FakePlanner());
  await draft.add({ mode: 'normal', seal: seal.id, options: { x: 50 } });
});

function submissionWith(submit: Submit, cancel = async (document: string) => void cancels.push(document)) {
  const list = async () => (revision === undefined ? [] : [{ id: 'doc', revision } as OpenDocument]);
  return new Submission(draft, { signing: { submit, cancel }, documents: { list } });
}

const run = (submit: Submit) => submissionWith(submit).run(means, '甲');

test('all stamps go with the key to the host, and are gone when they are signed', async () => {
  const calls: unknown[] = [];
  const result = await run(async (document, stamps, sent) => {
    calls.push([document, stamps, sent, draft.state.getState().busy]);
    return { signer: '甲', places: 1 };
  });
  expect(calls).toEqual([['doc', [{ mode: 'normal', seal: seal.id, options: { x: 50 } }], means, true]]);
  expect(result).toEqual({ signer: '甲', places: 1 });
  expect(draft.state.getState()).toMatchObject({ stamps: [], busy: false, canUndo: false });
});

test('when the host goes away before it signed, the stamps stay and can be submitted again', async () => {
  await expect(run(() => Promise.reject(closed))).rejects.toMatchObject({ code: 'rpc.closed' });
  expect(draft.state.getState()).toMatchObject({ stamps: [{ options: { x: 50 } }], busy: false });
  await run(signed);
  expect(draft.state.getState().stamps).toEqual([]);
});

test('when the host signed and went away before it said so, nothing is left to be signed twice', async () => {
  const result = await run(async () => {
    revision = 1;
    throw closed;
  });
  expect(result).toEqual({ signer: '甲', places: 1 });
  expect(draft.state.getState()).toMatchObject({ stamps: [], canUndo: false, busy: false });
});

test('when the document went with the host, nobody claims that it was signed', async () => {
  const lost: Submit = async () => {
    revision = undefined;
    throw closed;
  };
  await expect(run(lost)).rejects.toMatchObject({ code: 'rpc.closed' });
  expect(draft.state.getState().stamps).toHaveLength(1);
});

test('what the host refuses changes nothing, whatever happened to the document otherwise', async () => {
  const refused: Submit = async () => {
    revision = 1;
    throw new SealwrightError('signing.forbidden', {}, { 'zh-CN': '', en: '' });
  };
  await expect(run(refused)).rejects.toMatchObject({ code: 'signing.forbidden' });
  expect(draft.state.getState().stamps).toHaveLength(1);
});

test('cancelling asks the host once and waits for its answer', async () => {
  let refuse = (_error: unknown) => {};
  const submission = submissionWith(
    () =>
      new Promise((_resolve, reject) => {
        refuse = reject;
      }),
  );
  const running = submission.run(means, '甲');
  await settled();
  expect(submission.cancel()).toBe(true);
  expect(submission.cancel()).toBe(false);
  expect(submission.state.getState().isCancelling).toBe(true);
  expect(cancels).toEqual(['doc']);
  expect(draft.state.getState().busy).toBe(true);
  refuse(cancelled);
  await expect(running).rejects.toBe(cancelled);
  expect(draft.state.getState()).toMatchObject({ stamps: [{ options: { x: 50 } }], busy: false });
});

test('cancelled before the host was asked it is never asked', async () => {
  let isAsked = false;
  const submission = submissionWith(async () => {
    isAsked = true;
    return { signer: '甲', places: 1 };
  });
  const running = submission.run(means, '甲');
  submission.cancel();
  await expect(running).rejects.toMatchObject({ code: 'signing.cancelled' });
  expect(isAsked).toBe(false);
});

test('cancelled too late it is signed all the same', async () => {
  const submission: Submission = submissionWith(async () => {
    submission.cancel();
    return { signer: '甲', places: 1 };
  });
  await expect(submission.run(means, '甲')).resolves.toEqual({ signer: '甲', places: 1 });
  expect(draft.state.getState().stamps).toEqual([]);
});

test('the step is the one that the host reports', async () => {
  const steps: string[] = [];
  const submission = submissionWith(async (_document, _stamps, _key, options) => {
    options?.onProgress?.('prepare');
    options?.onProgress?.('pin');
    return { signer: '甲', places: 1 };
  });
  submission.state.subscribe(({ step }) => steps.push(step));
  await submission.run(means, '甲');
  expect(steps).toEqual(['prepare', 'pin']);
});
