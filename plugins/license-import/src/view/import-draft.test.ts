import { defineError } from '@sealwright/core/api';
import { beforeEach, expect, test, vi } from 'vitest';
import type { LicenceOffer } from '../common-licence-rpc.ts';
import { ImportDraft } from './import-draft.ts';

const Altered = defineError('license.altered', { 'zh-CN': '改动过。', en: 'Altered.' });
const offer = (relation: LicenceOffer['relation']) => ({ relation, file: Uint8Array.of(1) }) as unknown as LicenceOffer;

const workbench = { pickFiles: vi.fn<() => Promise<string[]>>(), ask: vi.fn<() => Promise<string | undefined>>() };
const calls = {
  watch: vi.fn(),
  read: vi.fn<(path: string) => Promise<LicenceOffer>>(),
  readSample: vi.fn<() => Promise<LicenceOffer>>(),
  install: vi.fn(),
};
let draft: ImportDraft;
const state = () => draft.state.getState();

beforeEach(() => {
  vi.resetAllMocks();
  draft = new ImportDraft(workbench, calls);
});

test('a file is looked at before it is taken over', async () => {
  workbench.pickFiles.mockResolvedValue(['/x/授权导入.ini']);
  calls.read.mockResolvedValue(offer('first'));
  await draft.choose();
  expect(workbench.pickFiles).toHaveBeenCalledWith(
    expect.objectContaining({ filters: [{ name: expect.anything(), extensions: ['ini'] }] }),
  );
  expect(state().offer?.relation).toBe('first');
  expect(calls.install).not.toHaveBeenCalled();
  expect(await draft.accept()).toBe(true);
  expect(calls.install).toHaveBeenCalledExactlyOnceWith(Uint8Array.of(1), { confirmed: false });
});

test('when no file is chosen, what was chosen before stays', async () => {
  calls.readSample.mockResolvedValue(offer('first'));
  await draft.chooseSample();
  workbench.pickFiles.mockResolvedValue([]);
  await draft.choose();
  expect(calls.read).not.toHaveBeenCalled();
  expect(state().offer).toBeDefined();
});

test('a bad file says why, and cannot be taken over', async () => {
  workbench.pickFiles.mockResolvedValue(['/x.ini']);
  calls.read.mockRejectedValue(Altered({}));
  await draft.choose();
  expect(state()).toMatchObject({ fault: { code: 'license.altered' }, work: undefined });
  expect(await draft.accept()).toBe(false);
  expect(calls.install).not.toHaveBeenCalled();
});

test('an older licence is asked about', async () => {
  calls.readSample.mockResolvedValue(offer('older'));
  await draft.chooseSample();
  workbench.ask.mockResolvedValueOnce('keep');
  expect(await draft.accept()).toBe(false);
  expect(calls.install).not.toHaveBeenCalled();
  workbench.ask.mockResolvedValueOnce('replace');
  expect(await draft.accept()).toBe(true);
  expect(calls.install).toHaveBeenCalledExactlyOnceWith(Uint8Array.of(1), { confirmed: true });
});

test('what went wrong while it was written is said, and it can be tried again', async () => {
  calls.readSample.mockResolvedValue(offer('first'));
  await draft.chooseSample();
  calls.install.mockRejectedValueOnce(Altered({}));
  expect(await draft.accept()).toBe(false);
  expect(state().fault?.code).toBe('license.altered');
  expect(await draft.accept()).toBe(true);
});
