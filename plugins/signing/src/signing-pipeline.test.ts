import type {
  FileDraft,
  FileSource,
  FormatSigning,
  Key,
  KeySession,
  PdfDocument,
  Placement,
  PlannedSigning,
  Seal,
  SignaturePlan,
  SigningRequest,
  SigningResult,
} from '@sealwright/core/api';
import { memorySource, pageGeometry, SealwrightError } from '@sealwright/core/api';
import { beforeEach, describe, expect, test } from 'vitest';
import { StampPlanner } from './plan-stamps.ts';
import { type PipelineParts, SigningPipeline } from './signing-pipeline.ts';

const DAY = 86_400_000;
const a4 = pageGeometry(0, { x1: 0, y1: 0, x2: 595, y2: 842 }, 0, 1);
const title = { 'zh-CN': '测试', en: 'test' };

/** What happened, in order, as the fakes saw it. */
let events: string[];
let plans: SignaturePlan[];
let key: Key;
let seal: Seal;
let allowed: boolean;
let placements: Placement[];
let signatureIsSound: boolean;
let parts: PipelineParts;
let request: SigningRequest;

beforeEach(() => {
  events = [];
  plans = [];
  allowed = true;
  signatureIsSound = true;
  key = fakeKey();
  seal = {
    id: 's',
    source: 't',
    name: '公章',
    picture: { format: 'png', data: new Uint8Array() },
    widthMm: 40,
    heightMm: 40,
    certificates: [],
  };
  placements = [placement(), placement()];
  request = { input: '/in.pdf', output: '/out.pdf', key: 'k', stamps: [{ mode: 'm', options: {}, seal: 's' }] };
  parts = fakeParts();
});

const submit = (change: Partial<SigningRequest> = {}) => new SigningPipeline(parts).submit({ ...request, ...change });

describe('the order of the steps', () => {
  test('one PIN, one digest, one key operation for all places', async () => {
    const result = await submit();
    expect(events).toEqual([
      'open /in.pdf',
      'decide',
      'willSign',
      'prepare',
      'digest',
      'PIN',
      'key operation',
      'write',
      'close session',
      'commit',
      'didSign',
    ]);
    expect(plans).toMatchObject([{ places: placements }]);
    expect(result).toMatchObject({ placements: 2, keyOperations: 1, signer: '甲' });
  });

  test('one signature per place still asks for one PIN, and commits only the last draft', async () => {
    const result = await submit({ strategy: 'per-place', certify: 2 });
    expect(events.filter((event) => event === 'PIN')).toHaveLength(1);
    expect(events.filter((event) => event === 'key operation')).toHaveLength(2);
    expect(events.filter((event) => event === 'commit' || event === 'discard')).toEqual(['discard', 'commit']);
    expect(plans.map(({ certify }) => certify)).toEqual([2, undefined]);
    expect(result.keyOperations).toBe(2);
  });
});

describe('what ends it before the PIN', () => {
  test.each<[string, () => void, string]>([
    [
      'the document forbids it',
      () => {
        allowed = false;
      },
      'signing.forbidden',
    ],
    [
      'an encryption certificate',
      () => {
        key = { ...key, usage: 'encryption' };
      },
      'signing.key-not-for-signing',
    ],
    [
      'an expired certificate',
      () => {
        key = fakeKey({ notAfter: new Date(Date.now() - DAY) });
      },
      'signing.certificate-expired',
    ],
    [
      'a certificate of the future',
      () => {
        key = fakeKey({ notBefore: new Date(Date.now() + DAY) });
      },
      'signing.certificate-not-yet-valid',
    ],
    [
      'an expired seal',
      () => {
        seal = { ...seal, validTo: new Date(Date.now() - DAY) };
      },
      'signing.seal-expired',
    ],
    [
      'a seal of the future',
      () => {
        seal = { ...seal, validFrom: new Date(Date.now() + DAY) };
      },
      'signing.seal-not-yet-valid',
    ],
    [
      'no seal',
      () => {
        request = { ...request, stamps: [{ mode: 'm', options: {} }] };
      },
      'signing.seal-needed',
    ],
    [
      'an unknown mode',
      () => {
        request = { ...request, stamps: [{ mode: 'x', options: {} }] };
      },
      'signing.mode-unknown',
    ],
    [
      'an unknown format',
      () => {
        request = { ...request, format: 'x' };
      },
      'signing.format-unknown',
    ],
    [
      'a key that no format supports',
      () => {
        key = { ...key, algorithm: { kind: 'sm2' } };
      },
      'signing.no-format',
    ],
    [
      'two places for one existing field',
      () => {
        request = { ...request, field: 'Signature1' };
      },
      'signing.field-needs-one-place',
    ],
  ])('%s', async (_, arrange, code) => {
    arrange();
    await expect(submit()).rejects.toMatchObject({ code });
    expect(events).not.toContain('PIN');
    expect(events).not.toContain('write');
  });

  test('a refusal by a hook', async () => {
    const refusal = new SealwrightError('test.refused', {}, title);
    parts = { ...parts, decide: { call: () => Promise.reject(refusal) } };
    await expect(submit()).rejects.toBe(refusal);
    expect(events).not.toContain('PIN');
  });

  test('an abort', async () => {
    await expect(
      new SigningPipeline(parts).submit(request, { signal: AbortSignal.abort(new Error('stop')) }),
    ).rejects.toThrow('stop');
    expect(events).not.toContain('PIN');
  });
});

test('a device that answers with a wrong signature is found out before a file is made', async () => {
  signatureIsSound = false;
  await expect(submit()).rejects.toMatchObject({ code: 'signing.signature-unsound' });
  expect(events).not.toContain('write');
  expect(events).toContain('close session');
});

test('the pre-flight warns of what expires soon and of seals cut by the edge', async () => {
  seal = { ...seal, validTo: new Date(Date.now() + 10 * DAY) };
  key = fakeKey({ notAfter: new Date(Date.now() + 20 * DAY) });
  placements = [{ ...placement(), box: { x: -5, y: 10, width: 40, height: 40, rotation: 0 } }];
  const { preflight } = await new SigningPipeline(parts).plan(request);
  expect(preflight.warnings.map((warning) => warning['zh-CN'])).toEqual([
    expect.stringContaining('印章“公章”将于'),
    expect.stringContaining('“甲”的证书将于'),
    '第 1 页的印章有一部分在页面之外。',
  ]);
});

function placement(): Placement {
  return {
    page: 0,
    box: { x: 10, y: 10, width: 40, height: 40, rotation: 0 },
    appearance: { kind: 'drawing', size: { width: 40, height: 40 }, paths: [] },
    description: '公章',
  };
}

function fakeKey(validity: { notBefore?: Date; notAfter?: Date } = {}): Key {
  return {
    ref: 'd:t:k',
    driver: 'd',
    id: 'k',
    label: 'k',
    usage: 'signing',
    algorithm: { kind: 'rsa', bits: 2048 },
    chain: [],
    mechanisms: ['rsa-pkcs1'],
    token: { id: 't', label: '测试设备', serial: '1', manufacturer: 'x' },
    certificate: {
      subject: '甲',
      issuer: 'CA',
      serial: '01',
      sha256: '',
      notBefore: new Date(Date.now() - 365 * DAY),
      notAfter: new Date(Date.now() + 365 * DAY),
      ...validity,
    },
  };
}

function fakeParts(): PipelineParts {
  const document = {
    pageCount: 1,
    page: async () => a4,
    signatures: async () => ({ signed: [], empty: [] }),
    modificationRules: async () => ({
      locks: [],
      signing: allowed ? { allowed } : { allowed, reason: 'certified-no-changes', detail: '' },
    }),
    prepareSignature: async (plan: SignaturePlan) => {
      events.push('prepare');
      plans.push(plan);
      return {
        size: 1,
        byteRange: [0, 0, 0, 0] as const,
        fields: [`Signature${plans.length}`],
        digest: async () => {
          events.push('digest');
          return new Uint8Array(32);
        },
        async *complete() {
          yield new Uint8Array(1);
        },
      };
    },
  } as unknown as PdfDocument;
  const session: KeySession = {
    token: key.token,
    sign: async () => {
      events.push('key operation');
      return new Uint8Array(1);
    },
    close: async () => void events.push('close session'),
  };
  const draft: FileDraft = {
    path: '/out.part',
    size: 1,
    commit: async () => void events.push('commit'),
    discard: async () => void events.push('discard'),
  };
  const mode = {
    id: 'm',
    plugin: 'p',
    data: { title, seal: 'required' as const, options: { type: 'object' as const, properties: {} } },
    load: async () => ({ plan: async () => placements }),
  };
  const format = {
    id: 'f',
    plugin: 'p',
    data: { title, keys: ['rsa' as const], options: { type: 'object' as const, properties: {} } },
    load: async () => ({
      prepare: async () => ({ filter: 'F', subFilter: 'S', hash: 'sha256' as const, contentsLength: 10 }),
      sign: async ({ sign }: Pick<FormatSigning, 'sign'>) =>
        sign({ kind: 'rsa-pkcs1', hash: 'sha256' }, new Uint8Array(32)),
      recognises: () => true,
      inspect: async () => ({
        description: '',
        digestAlgorithm: '',
        digestMatches: true,
        signatureMatches: signatureIsSound,
        signingCertificateMatches: true,
        signer: undefined,
        certificates: [],
        warnings: [],
        defects: [],
      }),
    }),
  };
  const reader = <T extends { id: string }>(entry: T) => ({
    list: () => [entry],
    get: (id: string) => (id === entry.id ? entry : undefined),
    onDidChange: () => ({ dispose() {} }),
  });
  const source = (path: string): FileSource => ({ ...memorySource(new Uint8Array()), path, close: async () => {} });
  return {
    engine: { open: async () => document },
    files: {
      open: async (path) => {
        if (path === '/in.pdf') events.push(`open ${path}`);
        return source(path);
      },
      write: async () => {
        events.push('write');
        return draft;
      },
    },
    keys: {
      find: async () => key,
      list: async () => ({ keys: [key], faults: [] }),
      open: async () => {
        events.push('PIN');
        return session;
      },
      onDidChange: () => ({ dispose() {} }),
    },
    planner: new StampPlanner(reader(mode), { list: async () => [seal], find: async () => seal }),
    formats: reader(format),
    verification: undefined,
    decide: {
      call: async (planned: PlannedSigning) => {
        events.push('decide');
        return planned;
      },
    },
    willSign: {
      call: async (planned: PlannedSigning) => {
        events.push('willSign');
        return planned;
      },
    },
    didSign: {
      call: async (result: SigningResult) => {
        events.push('didSign');
        return result;
      },
    },
  };
}
