import {
  defineError,
  type InspectionInput,
  memorySource,
  type PdfDocument,
  type PdfSignature,
  type RevisionChange,
  type SignatureInspection,
} from '@sealwright/core/api';
import { describe, expect, it } from 'vitest';
import { DocumentVerifier, type VerifierParts } from './verify-document.ts';

const sound: SignatureInspection = {
  description: 'PAdES B-B',
  digestAlgorithm: 'SHA-256',
  digestMatches: true,
  signatureMatches: true,
  signingCertificateMatches: true,
  signer: undefined,
  certificates: [],
  warnings: [],
  defects: [],
};

const seal: NonNullable<SignatureInspection['seal']> = {
  name: '公章',
  id: '1',
  validFrom: new Date(0),
  validTo: new Date('2100-01-01'),
  signerListed: true,
  signatureMatches: true,
  maker: new Uint8Array(),
};

const whole: PdfSignature['coverage'] = { kind: 'whole-file', end: 100 };
const revision = (end: number): PdfSignature['coverage'] => ({ kind: 'revision', end });

function signature(change: Partial<PdfSignature> = {}): PdfSignature {
  return {
    fields: [{ name: 'seal' }],
    filter: 'Adobe.PPKLite',
    subFilter: 'ETSI.CAdES.detached',
    type: 'Sig',
    byteRange: [0, 1, 2, 3],
    contents: new Uint8Array([0x30]),
    contentsSpan: [1, 2],
    coverage: whole,
    claims: { name: '示例公司' },
    digest: async () => new Uint8Array(32),
    ...change,
  };
}

interface Scene {
  readonly signatures?: readonly PdfSignature[];
  readonly inspect?: (input?: InspectionInput) => Promise<SignatureInspection>;
  readonly recognises?: boolean;
  readonly changes?: (length: number) => readonly RevisionChange[];
}

/** The verifier among fakes: what is told of the document and of its signatures is given. */
async function verify({ signatures = [signature()], inspect = async () => sound, recognises = true, ...scene }: Scene) {
  const document: Partial<PdfDocument> = {
    signatures: async () => ({ signed: signatures, empty: [{ name: 'empty' }] }),
    changesSince: async (length) => scene.changes?.(length) ?? [],
  };
  const format = { recognises: () => recognises, inspect };
  const files = {
    open: async (path: string) => ({ ...memorySource(new Uint8Array(100)), path, close: async () => {} }),
  };
  const parts = {
    engine: { open: async () => document },
    files,
    formats: { list: () => [{ id: 'pades', load: async () => format }] },
    verify: async () => true,
  } as unknown as VerifierParts;
  return new DocumentVerifier(parts).verify({ input: '/contract.pdf' });
}

const integrity = async (scene: Scene) => (await verify(scene)).signatures.map((report) => report.integrity);

describe('integrity of a signature', () => {
  it('is valid where everything fits and nothing follows', async () => {
    const report = await verify({});
    expect(report).toMatchObject({ emptyFields: ['empty'], size: 100, signatures: [{ integrity: 'valid' }] });
    expect(report.signatures[0]?.sentence['zh-CN']).toBe('由“示例公司”签署，签署后文档未被改动。');
    expect(report.signatures[0]?.trust).toBe('not-checked');
  });

  it.each<[string, Partial<SignatureInspection>]>([
    ['the digest', { digestMatches: false }],
    ['the signature value', { signatureMatches: false }],
    ['the signing certificate', { signingCertificateMatches: false }],
    ["the seal's holder", { seal: { ...seal, signerListed: false } }],
    ["the seal's own signature", { seal: { ...seal, signatureMatches: false } }],
    ['the form', { defects: [{ 'zh-CN': '格式错误。', en: 'Wrong format.' }] }],
  ])('is invalid where %s is wrong', async (_, fault) => {
    expect(await integrity({ inspect: async () => ({ ...sound, ...fault }) })).toEqual(['invalid']);
  });

  it('is invalid where the coverage is malformed, whatever the signature says', async () => {
    const forged = signature({ coverage: { kind: 'malformed', reason: 'hole-not-contents' } });
    expect(await integrity({ signatures: [forged] })).toEqual(['invalid']);
    expect(await integrity({ signatures: [forged], recognises: false })).toEqual(['invalid']);
  });

  it('that is invalid proves nobody, so its name is only a claim', async () => {
    const report = await verify({ inspect: async () => ({ ...sound, digestMatches: false }) });
    expect(report.signatures[0]?.sentence).toEqual({
      'zh-CN': '声称由“示例公司”签署，但签名无效：文档内容已被改动。',
      en: 'Said to be signed by 示例公司, but the signature is invalid: the content of the document was changed.',
    });
  });

  it.each<[string, Scene]>([
    ['no format knows the contents', { recognises: false }],
    ['the algorithm is unknown', { inspect: async () => ({ ...sound, signatureMatches: undefined }) }],
    ['the format fails', { inspect: async () => Promise.reject(new Error('fault')) }],
    [
      'what follows cannot be compared',
      {
        signatures: [signature({ coverage: revision(50) })],
        changes: () => {
          throw defineError('pdf.damaged', { 'zh-CN': '文件已损坏。', en: 'The file is damaged.' })({});
        },
      },
    ],
  ])('is indeterminate where %s', async (_, scene) => {
    expect(await integrity(scene)).toEqual(['indeterminate']);
  });

  it('does not hang on a timestamp that does not fit, whose time is not used', async () => {
    const timestamp = { time: new Date(0), matches: false, signer: undefined, certificates: [] };
    const report = await verify({ inspect: async () => ({ ...sound, timestamp }) });
    expect(report.signatures[0]).toMatchObject({ integrity: 'valid' });
    expect(report.signatures[0]?.timestamp).toBeUndefined();
    expect(report.signatures[0]?.steps).toContainEqual(expect.objectContaining({ id: 'timestamp', state: 'failed' }));
  });

  it('tells permitted changes from forbidden ones', async () => {
    const signatures = [signature({ coverage: revision(50) })];
    const added: RevisionChange = { kind: 'annotation-added', page: 1, detail: 'FreeText' };
    const permitted = await verify({ signatures, changes: () => [added] });
    expect(permitted.signatures[0]).toMatchObject({ integrity: 'valid-with-later-changes', laterChanges: [added] });
    expect(permitted.signatures[0]?.sentence['zh-CN']).toContain('新增了批注（第 2 页），请查看');
    const forbidden = await verify({
      signatures,
      changes: () => [{ kind: 'page-content', page: 0, detail: 'Contents' }],
    });
    expect(forbidden.signatures[0]).toMatchObject({ integrity: 'modified' });
    expect(forbidden.signatures[0]?.sentence.en).toContain('page content was changed (page 1)');
  });

  it('is lost for all earlier signatures when the limits of a later one are broken', async () => {
    const lock = { action: 'Include' as const, fields: ['price'] };
    const signatures = [signature({ coverage: revision(30) }), signature({ coverage: revision(60), fieldLock: lock })];
    const filled: RevisionChange = { kind: 'form-value-changed', field: 'price', detail: 'price' };
    expect(await integrity({ signatures, changes: () => [filled] })).toEqual(['modified', 'modified']);
    expect(await integrity({ signatures, changes: (length) => (length === 30 ? [filled] : []) })).toEqual([
      'valid-with-later-changes',
      'valid-with-later-changes',
    ]);
  });
});

it('hands the certificates of the signature dictionary to the format', async () => {
  const certificates = [Uint8Array.of(0x30, 0)];
  const seen: unknown[] = [];
  const inspect: Scene['inspect'] = async (input) => {
    seen.push(input?.certificates);
    return sound;
  };
  await verify({ signatures: [signature({ certificates }), signature()], inspect });
  expect(seen).toEqual([undefined, certificates]);
});

describe('a document', () => {
  it('is as good as its worst signature', async () => {
    const forged = signature({ coverage: { kind: 'malformed', reason: 'no-contents' } });
    const report = await verify({ signatures: [signature(), forged] });
    expect(report.sentence).toEqual({ 'zh-CN': '有 1 个签名无效。', en: 'Invalid signatures: 1.' });
  });

  it('without signatures says so', async () => {
    expect((await verify({ signatures: [] })).sentence['zh-CN']).toBe('文档没有签名。');
  });
});
