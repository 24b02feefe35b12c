import { defineError } from '@sealwright/core/api';
import { createStore, type Workbench } from '@sealwright/ui';
import { afterEach, expect, test, vi } from 'vitest';
import { testCertificate } from './certificate.fixture.ts';
import { CertificatesModel } from './certificates-model.ts';

const FileExists = defineError('file.exists', { 'zh-CN': '已存在。', en: 'It exists.' });

const notify = vi.fn();
const showError = vi.fn();
const pickSavePath = vi.fn<Workbench['pickSavePath']>();
const exportTo = vi.fn(async (_chain: readonly Uint8Array[], _order: unknown) => {});
const calls = {
  watch: async () => {},
  refresh: async () => {},
  view: async () => Promise.reject(new Error('not asked')),
  askRevocation: async () => Promise.reject(new Error('not asked')),
  export: exportTo,
};
const locale = createStore(() => 'zh-CN' as const);
const model = new CertificatesModel(
  { notify, showError, pickSavePath, locale } as Partial<Workbench> as Workbench,
  calls,
);
const certificate = testCertificate('广东/测试:公司*', 'signing');

afterEach(() => vi.clearAllMocks());

test('the file is named after the holder, without what file systems refuse', async () => {
  await model.export(certificate, 'cer');
  expect(pickSavePath).toHaveBeenCalledWith(expect.objectContaining({ suggestion: '广东_测试_公司_.cer' }));
  expect(exportTo).not.toHaveBeenCalled();
});

test('a name that the user has answered for may replace a file', async () => {
  pickSavePath.mockResolvedValue('/tmp/张三.CER');
  await model.export(certificate, 'cer');
  expect(exportTo.mock.calls[0]?.[1]).toEqual({
    format: 'cer',
    path: '/tmp/张三.CER',
    overwrite: true,
    locale: 'zh-CN',
  });
  expect(notify).toHaveBeenCalledWith(expect.objectContaining({ severity: 'success' }));
});

test('an ending that is added makes another name: nothing may be replaced under it', async () => {
  pickSavePath.mockResolvedValue('/tmp/张三');
  await model.export(certificate, 'p7b');
  expect(exportTo.mock.calls[0]?.[1]).toMatchObject({ path: '/tmp/张三.p7b', overwrite: false });
});

test('what could not be written is not told as written', async () => {
  pickSavePath.mockResolvedValue('/tmp/张三.pem');
  exportTo.mockRejectedValueOnce(FileExists({}));
  await model.export(certificate, 'pem');
  expect(notify).not.toHaveBeenCalled();
  expect(showError).toHaveBeenCalledWith(expect.objectContaining({ code: FileExists.code }));
});
