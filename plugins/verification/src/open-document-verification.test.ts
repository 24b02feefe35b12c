import {
  type CallContext,
  DocumentNotOpen,
  type DocumentReport,
  defineError,
  Emitter,
  memorySource,
  type OpenDocuments,
  type PdfEngine,
  Secret,
  type VerificationRequest,
  type VerifiedDocument,
} from '@sealwright/core/api';
import { expect, it } from 'vitest';
import { type OpenDocumentParts, openDocumentVerification } from './open-document-verification.ts';
import type { ReportQuestion } from './report-maker.ts';

const FileMissing = defineError<{ path: string }>('file.missing', { 'zh-CN': '找不到 {path}。', en: 'No {path}.' });
const context: CallContext<never> = { signal: new AbortController().signal, progress: () => {} };

const report: DocumentReport = {
  input: '/profile/a-2.pdf',
  checkedAt: new Date(0),
  basis: { anchors: 0, revocation: false },
  sha256: '',
  size: 10,
  emptyFields: ['second'],
  sentence: { 'zh-CN': '结论。', en: 'Conclusion.' },
  signatures: [
    {
      fields: ['seal'],
      format: 'PAdES B-B',
      subFilter: 'ETSI.CAdES.detached',
      kind: 'signature',
      integrity: 'valid-with-later-changes',
      trust: 'not-checked',
      sentence: { 'zh-CN': '', en: '' },
      steps: [],
      chain: [],
      certificates: [],
      coverage: { kind: 'revision', end: 5 },
      laterChanges: [{ kind: 'annotation-added', page: 1, detail: 'Text' }],
    },
  ],
};

/** One open document 'a' in its second revision, locked by a password. */
function scene(change: Partial<OpenDocumentParts> = {}) {
  const requests: VerificationRequest[] = [];
  const changes = new Emitter<{ key: string }>();
  const opened: unknown[] = [];
  const password = Secret.fromText('open sesame');
  const documents: Partial<OpenDocuments> = {
    get(id) {
      if (id !== 'a') throw DocumentNotOpen({ id });
      return { id, name: 'a.pdf', source: '/profile/a-2.pdf', size: 10, revision: 2, unsaved: true };
    },
    password: () => password,
  };
  const engine: PdfEngine = {
    async open(_, options) {
      opened.push(options?.password);
      const fields = [{ name: 'seal' }];
      const fieldPlaces = async () => [{ name: 'seal', page: 0, box: { x: 0, y: 5 } }];
      return { signatures: async () => ({ signed: [{ fields }], empty: [] }), fieldPlaces } as never;
    },
  };
  const closed: string[] = [];
  const made: ReportQuestion[] = [];
  const told: VerifiedDocument[] = [];
  const unused = () => Promise.reject(new Error('nothing is written'));
  const calls = openDocumentVerification({
    documents: documents as OpenDocuments,
    engine,
    verification: {
      async verify(request) {
        requests.push(request);
        return report;
      },
      findRoot: unused,
    },
    checks: { details: unused as never },
    reports: { make: async (question) => void made.push(question) as never },
    storage: { folder: unused },
    files: {
      async open(path) {
        if (path.endsWith('.pem')) throw FileMissing({ path });
        return { ...memorySource(new Uint8Array(10)), path, close: async () => void closed.push(path) };
      },
      checkTarget: unused,
      write: unused,
    },
    settings: { get: () => [] as never, onDidChange: changes.event },
    didVerify: {
      async call(value) {
        told.push(value);
        return value;
      },
    },
    ...change,
  });
  return { calls, requests, opened, closed, password, changes, made, told };
}

it('verifies the newest revision with the password that opened the document', async () => {
  const { calls, requests, password } = scene();
  const verdict = await calls.verify('a', { revocation: false }, context);
  expect(requests).toMatchObject([{ input: '/profile/a-2.pdf', anchors: [] }]);
  expect(requests[0]?.password).toBe(password);
  expect(verdict).toMatchObject({ revision: 2, emptyFields: ['second'], sentence: { en: 'Conclusion.' } });
  expect(verdict).not.toHaveProperty('trustProblem');
  expect(verdict.signatures[0]).toMatchObject({
    coverageSentence: { 'zh-CN': '覆盖前 5 字节，之后有 1 处改动：新增了批注（第 2 页）。' },
    laterChanges: [{ count: 1, pages: [1] }],
  });
});

it('tells others what was found, and waits for none of them', async () => {
  const { calls, told } = scene();
  await calls.verify('a', { revocation: false }, context);
  expect(told).toEqual([{ document: 'a', name: 'a.pdf', integrities: [report.signatures[0]?.integrity] }]);
  const deaf = scene({ didVerify: { call: () => new Promise(() => {}) } });
  expect(await deaf.calls.verify('a', { revocation: false }, context)).toMatchObject({ revision: 2 });
});

it('tells why the trusted certificates could not be used', async () => {
  const { calls } = scene({
    settings: { get: () => ['/nowhere/root.pem'] as never, onDidChange: new Emitter<{ key: string }>().event },
  });
  const verdict = await calls.verify('a', { revocation: false }, context);
  expect(verdict.trustProblem).toMatchObject({ code: 'file.missing', data: { path: '/nowhere/root.pem' } });
});

it('finds the places of fields and closes the file', async () => {
  const { calls, opened, closed, password } = scene();
  expect(await calls.places('a', ['seal'], context)).toMatchObject([{ page: 0, box: { x: 0 } }]);
  expect(opened).toEqual([password]);
  expect(closed).toEqual(['/profile/a-2.pdf']);
});

it('knows no document where nothing opens them', async () => {
  await expect(scene().calls.verify('b', { revocation: false }, context)).rejects.toSatisfy(DocumentNotOpen.is);
  await expect(scene({ documents: undefined }).calls.verify('a', { revocation: false }, context)).rejects.toSatisfy(
    DocumentNotOpen.is,
  );
});

it('reports when other certificates are trusted, until nobody listens', async () => {
  const { calls, changes } = scene();
  const leaving = new AbortController();
  let reports = 0;
  const watching = calls.watchTrust({ signal: leaving.signal, progress: () => reports++ });
  changes.fire({ key: 'verification.trustedCertificates' });
  changes.fire({ key: 'another' });
  leaving.abort();
  await watching;
  changes.fire({ key: 'verification.trustedCertificates' });
  expect(reports).toBe(1);
});

it('has a report made of the newest revision, under the name that its user knows', async () => {
  const settings = { get: () => ['/nowhere/root.pem'] as never, onDidChange: new Emitter<{ key: string }>().event };
  const { calls, made, password } = scene({ settings });
  const target = { path: '/home/report.pdf', overwrite: true };
  await calls.saveReport('a', target, { revocation: true, locale: 'en' }, context);
  expect(made).toMatchObject([
    { name: 'a.pdf', target, locale: 'en', request: { input: '/profile/a-2.pdf', revocation: true, password } },
  ]);
  expect(made[0]?.trustProblem?.en).toBe('No /nowhere/root.pem.');
});
