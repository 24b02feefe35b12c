/** The neighbours of the signing pipeline as fakes that write down what happens, in order. */
import type {
  FailedSigning,
  FileDraft,
  FileSource,
  FormatSigning,
  Key,
  KeyPurpose,
  KeySession,
  PdfDocument,
  Placement,
  PlannedSigning,
  Seal,
  SignaturePlan,
  SigningResult,
} from '@sealwright/core/api';
import {
  type DeviceListing,
  Emitter,
  KeyNotFound,
  memorySource,
  pageGeometry,
  SealNotFound,
} from '@sealwright/core/api';
import type { SigningCallParts } from './answer-signing-calls.ts';
import { StampPlanner } from './plan-stamps.ts';
import type { PipelineParts } from './signing-pipeline.ts';

export const DAY = 86_400_000;
const a4 = pageGeometry(0, { x1: 0, y1: 0, x2: 595, y2: 842 }, 0, 1);
const title = { 'zh-CN': '测试', en: 'test' };
const DEVICE_NAME = { 'zh-CN': '网证通-1', en: 'NETCA-1' };

type SigningCallNeighbours = Pick<SigningCallParts, 'modes' | 'seals' | 'keys'>;

/** What a test arranges beforehand and reads afterwards. */
export class Scene {
  readonly events: string[] = [];
  readonly plans: SignaturePlan[] = [];
  key = fakeKey();
  seal: Seal = fakeSeal();
  allowed = true;
  modeSeal: 'required' | 'none' = 'required';
  placements: Placement[] = [fakePlacement(), fakePlacement()];
  signatureIsSound = true;
  /** Whether the device is there. */
  isPlugged = true;
  /** What goes wrong with the document, by its path: when it is opened, and when its revision is laid out. */
  readonly faults = new Map<string, { readonly open?: Error; readonly prepare?: Error }>();
  /** Of the file at a path; the test changes it where somebody alters the file. */
  version: (path: string) => string = () => '1';
  /** Files that are open now, and the most that were at a time. */
  open = 0;
  mostOpen = 0;
  /** Outputs in the order in which they came to stand in their places. */
  readonly outputs: string[] = [];
  /** Called in place of the key. */
  keySigns: () => Promise<Uint8Array> = async () => new Uint8Array(1);
  /** Called in place of the PIN entry. */
  pinEntry: (purpose: KeyPurpose) => Promise<void> = async () => {};
  readonly failures: FailedSigning[] = [];
  /** Runs when the file stands in its place. */
  onSigned: () => unknown = () => {};
}

function fakeSeal(): Seal {
  return {
    id: 's',
    source: 't',
    name: '公章',
    picture: { format: 'png', data: new Uint8Array() },
    widthMm: 40,
    heightMm: 40,
    certificates: [],
  };
}

export function fakePlacement(): Placement {
  return {
    page: 0,
    box: { x: 10, y: 10, width: 40, height: 40, rotation: 0 },
    appearance: { kind: 'drawing', size: { width: 40, height: 40 }, paths: [] },
    description: '公章',
  };
}

export function fakeKey(validity: { notBefore?: Date; notAfter?: Date } = {}): Key {
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

/** The one device of the scene, with its one key. */
export function listingOf({ key, isPlugged }: Scene): DeviceListing {
  const device = { ref: 'd:t', driver: 'd', token: key.token, name: DEVICE_NAME, keys: [key] };
  return { devices: isPlugged ? [device] : [], troubles: [], pending: [] };
}

export function fakeParts(scene: Scene): PipelineParts & SigningCallNeighbours {
  const { events, plans } = scene;
  const documentAt = (path: string) => ({
    pageCount: 1,
    page: async () => a4,
    signatures: async () => ({ signed: [], empty: [] }),
    modificationRules: async () => ({
      locks: [],
      signing: scene.allowed ? { allowed: true } : { allowed: false, reason: 'certified-no-changes', detail: '' },
    }),
    prepareSignature: async (plan: SignaturePlan) => {
      const fault = scene.faults.get(path)?.prepare;
      if (fault) throw fault;
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
  });
  const session: KeySession = {
    token: scene.key.token,
    sign: async () => {
      events.push('key operation');
      return scene.keySigns();
    },
    decrypt: () => Promise.reject(new Error('not asked by signing')),
    data: async () => [],
    close: async () => void events.push('close session'),
  };
  const draftOf = (path: string): FileDraft => ({
    path: `${path}.part`,
    size: 1,
    commit: async () => {
      events.push('commit');
      scene.outputs.push(path);
    },
    discard: async () => void events.push('discard'),
  });
  const mode = {
    id: 'm',
    plugin: 'p',
    data: {
      title,
      get seal() {
        return scene.modeSeal;
      },
      options: { type: 'object' as const, properties: {} },
    },
    load: async () => ({ plan: async () => scene.placements }),
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
        signatureMatches: scene.signatureIsSound,
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
  const found = <T>(value: T, missing: Error) => (scene.isPlugged ? Promise.resolve(value) : Promise.reject(missing));
  const modes = reader(mode);
  const { event: onDidChange } = new Emitter<void>();
  const seals = {
    onDidChange,
    list: async () => [scene.seal],
    find: (text: string) => found(scene.seal, SealNotFound({ text })),
    inkBox: async () => ({ x: 0, y: 0, width: 1, height: 1 }),
  };
  const source = (path: string): FileSource => {
    let isOpen = true;
    scene.open += 1;
    scene.mostOpen = Math.max(scene.mostOpen, scene.open);
    const close = async () => {
      if (isOpen) scene.open -= 1;
      isOpen = false;
    };
    return { ...memorySource(new Uint8Array()), path, version: scene.version(path), close };
  };
  return {
    engine: { open: async (opened) => documentAt((opened as FileSource).path) as unknown as PdfDocument },
    files: {
      open: async (path) => {
        const fault = scene.faults.get(path)?.open;
        if (fault) throw fault;
        if (path === '/in.pdf') events.push(`open ${path}`);
        return source(path);
      },
      checkTarget: async () => {},
      write: async (path) => {
        events.push('write');
        return draftOf(path);
      },
    },
    keys: {
      find: (text) => found(scene.key, KeyNotFound({ text })),
      devices: async () => listingOf(scene),
      list: async () => {
        events.push('ask devices');
        return { keys: [], faults: [] };
      },
      open: async (_, purpose) => {
        events.push('PIN');
        await scene.pinEntry(purpose);
        return session;
      },
      onDidChange,
    },
    modes,
    seals,
    planner: new StampPlanner(modes, seals),
    formats: reader(format),
    verification: undefined,
    textSearch: undefined,
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
        await scene.onSigned();
        return result;
      },
    },
    didFail: {
      call: async (failed: FailedSigning) => {
        scene.failures.push(failed);
        return failed;
      },
    },
  };
}
