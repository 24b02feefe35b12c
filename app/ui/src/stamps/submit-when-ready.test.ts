import { expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { StampDraft } from '../contracts/stamp-drafts.ts';
import { type SubmittingWindow, submitWhenReady } from './submit-when-ready.ts';

function lab() {
  const stamps = createStore(() => ({ stamps: [{ id: 'stamp-1' }], busy: false }));
  const means = createStore(() => ({ isReading: false, keys: [], key: undefined, seals: [] }));
  const context = createStore<Record<string, boolean>>(() => ({ 'signing.checking': true }));
  const documents = createStore(() => ({ tabs: [], active: 'doc', tools: {} }));
  const runCommand = vi.fn(async () => {});
  const window = { context: { state: context }, documents: { state: documents }, runCommand };
  const draft = { documentId: 'doc', state: stamps, means } as unknown as StampDraft;
  const readiness = submitWhenReady(draft, window as unknown as SubmittingWindow);
  return { stamps, means, context, documents, runCommand, readiness };
}

test('what is placed is submitted once, when it has been checked', async () => {
  const { context, readiness, runCommand } = lab();
  expect(runCommand).not.toHaveBeenCalled();
  context.setState({ 'signing.checking': false, 'signing.submittable': true });
  context.setState({ other: true });
  expect(await readiness).toBe('ready');
  expect(runCommand.mock.calls).toEqual([['signing.submit']]);
});

test('devices that are still being read are waited for', async () => {
  const { context, means, readiness, runCommand } = lab();
  means.setState({ isReading: true });
  context.setState({ 'signing.checking': false });
  means.setState({ isReading: false });
  expect(await readiness).toBe('hindered');
  expect(runCommand).not.toHaveBeenCalled();
});

test.each([
  ['placements change', ({ stamps }: ReturnType<typeof lab>) => stamps.setState({ stamps: [] })],
  ['a submission begins', ({ stamps }: ReturnType<typeof lab>) => stamps.setState({ busy: true })],
  [
    'another document comes to the front',
    ({ documents }: ReturnType<typeof lab>) => documents.setState({ active: 'x' }),
  ],
])('nothing is submitted when %s', async (_, change) => {
  const parts = lab();
  change(parts);
  parts.context.setState({ 'signing.submittable': true });
  expect(await parts.readiness).toBe('changed');
  expect(parts.runCommand).not.toHaveBeenCalled();
});
