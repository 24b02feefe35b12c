import { SealwrightError } from '@sealwright/core/api';
import { beforeEach, expect, test } from 'vitest';
import { draftWith, FakePlanner, seal } from './draft-fakes.fixture.ts';
import type { Draft } from './stamp-draft.ts';
import { Submission } from './submission.ts';

type Submit = Parameters<Submission['run']>[2]['submit'];

let draft: Draft;
let submission: Submission;

beforeEach(async () => {
  draft = draftWith(new FakePlanner());
  submission = new Submission();
  await draft.add({ mode: 'normal', seal: seal.id, options: { x: 50 } });
});

const run = (submit: Submit) => submission.run(draft, 'key', { submit });
const closed = new SealwrightError('rpc.closed', {}, { 'zh-CN': '', en: '' });

test('all stamps go with the key to the host, and are gone when they are signed', async () => {
  const calls: unknown[] = [];
  const result = await run(async (document, stamps, key) => {
    calls.push([document, stamps, key, draft.state.getState().busy]);
    return { signer: '甲', places: 1 };
  });
  expect(calls).toEqual([['doc', [{ mode: 'normal', seal: seal.id, options: { x: 50 } }], 'key', true]]);
  expect(result).toEqual({ signer: '甲', places: 1 });
  expect(draft.state.getState()).toMatchObject({ stamps: [], busy: false });
});

test('when the host goes away in the middle the stamps stay and can be submitted again', async () => {
  await expect(run(() => Promise.reject(closed))).rejects.toMatchObject({ code: 'rpc.closed' });
  expect(draft.state.getState()).toMatchObject({ stamps: [{ options: { x: 50 } }], busy: false });
  await new Submission().run(draft, 'key', { submit: async () => ({ signer: '甲', places: 1 }) });
  expect(draft.state.getState().stamps).toEqual([]);
});

test('cancelling reaches the host', async () => {
  const running = run(
    (_document, _stamps, _key, options) =>
      new Promise((_resolve, reject) => options?.signal?.addEventListener('abort', () => reject(closed))),
  );
  submission.cancel();
  expect(submission.state.getState().isCancelling).toBe(true);
  await expect(running).rejects.toMatchObject({ code: 'rpc.closed' });
  expect(draft.state.getState().stamps).toHaveLength(1);
});

test('the step is the one that the host reports', async () => {
  const steps: string[] = [];
  submission.state.subscribe(({ step }) => steps.push(step));
  await run(async (_document, _stamps, _key, options) => {
    options?.onProgress?.('prepare');
    options?.onProgress?.('pin');
    return { signer: '甲', places: 1 };
  });
  expect(steps).toEqual(['prepare', 'pin']);
});
