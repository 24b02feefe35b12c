import {
  type Appearance,
  type DeviceListing,
  DocumentNotOpen,
  Emitter,
  type OpenDocument,
  type OpenDocuments,
  Secret,
} from '@sealwright/core/api';
import { beforeEach, describe, expect, test } from 'vitest';
import { answerSigningCalls } from './answer-signing-calls.ts';
import type { Placing } from './common-signing-rpc.ts';
import { fakeParts, fakePlacement, listingOf, Scene } from './signing-parts.fixture.ts';
import { SigningPipeline } from './signing-pipeline.ts';

const KEY = 'd:t:k';
const MEANS = { key: KEY };
const NETCA = { 'zh-CN': '网证通-1', en: 'NETCA-1' };
const stamp = { mode: 'm', options: {}, seal: 't:s' };

const triangle = [
  { x: 100, y: 0, onCurve: true },
  { x: 100, y: 500, onCurve: true },
  { x: 600, y: 0, onCurve: true },
];
const letter = { advance: 1000, contours: [triangle] };
const twoLetters: Appearance = {
  kind: 'text',
  size: { width: 20, height: 10 },
  typeface: { name: 'Test', isSerif: false, weight: 400, ascent: 800, descent: -200, capHeight: 700 },
  fontSize: 10,
  colour: [1, 0, 0],
  lines: [{ text: '两字', glyphs: [letter, letter], x: 0, y: 8 }],
};

let scene: Scene;
let added: string[];
let changes: Emitter<void>;
let sealChanges: Emitter<void>;
let listing: DeviceListing | undefined;
let handler: ReturnType<typeof answerSigningCalls>;
let password: Secret | undefined;

beforeEach(() => {
  scene = new Scene();
  added = [];
  changes = new Emitter<void>();
  sealChanges = new Emitter<void>();
  listing = undefined;
  password = undefined;
  const parts = fakeParts(scene);
  handler = answerSigningCalls({
    ...parts,
    signing: new SigningPipeline(parts),
    keys: { ...parts.keys, devices: async () => listing ?? listingOf(scene), onDidChange: changes.event },
    seals: { ...parts.seals, onDidChange: sealChanges.event },
    documents: fakeDocuments(),
  });
});

function fakeDocuments(): OpenDocuments {
  const open: OpenDocument = {
    id: 'doc',
    name: '合同.pdf',
    path: '/home/合同.pdf',
    source: '/in.pdf',
    size: 1,
    revision: 0,
    unsaved: false,
  };
  return {
    list: () => [open],
    get(id) {
      if (id !== open.id) throw DocumentNotOpen({ id });
      return open;
    },
    open: async () => open,
    openVersion: async () => open,
    openContents: async () => open,
    password: () => password,
    unlock: async () => {},
    keep: async () => {},
    async addRevision(_id, write) {
      const result = await write('/profile/revision-1.pdf');
      added.push('/profile/revision-1.pdf');
      return result;
    },
    dropRevision: async () => open,
    onDidChange: new Emitter<void>().event,
  };
}

const call = (method: string, args: unknown[], signal = new AbortController().signal, progress: unknown[] = []) =>
  handler.call(method, args, { signal, progress: (value) => progress.push(value) });

/** Submits, and does something whenever a step begins. */
const submitWith = (onStep: (step: unknown) => void) =>
  handler.call('submit', ['doc', [stamp], MEANS], { signal: new AbortController().signal, progress: onStep });

describe('what can be signed with', () => {
  test('seals are named by source and id, and their pictures are fetched by content', async () => {
    const [seal] = (await call('seals', [])) as { id: string; picture: string }[];
    expect(seal).toMatchObject({ id: 't:s', name: '公章', widthMm: 40 });
    await expect(call('picture', [seal?.picture])).resolves.toBe(scene.seal.picture);
    await expect(call('picture', ['other'])).rejects.toMatchObject({ code: 'signing.picture-missing' });
  });

  test('stamp modes tell whether they take a seal', async () => {
    await expect(call('modes', [])).resolves.toMatchObject([{ id: 'm', title: { en: 'test' }, needsSeal: true }]);
  });

  test('keys that only encrypt are not offered', async () => {
    await expect(call('keys', [])).resolves.toMatchObject({ keys: [{ ref: KEY, holder: '甲' }], faults: [] });
    scene.key = { ...scene.key, usage: 'encryption' };
    await expect(call('keys', [])).resolves.toMatchObject({ keys: [] });
  });

  test('keys bear the name of their device, the state of its PIN and the formats that they can sign by', async () => {
    await expect(call('keys', [])).resolves.toEqual({
      devices: [{ ref: 'd:t', name: NETCA }],
      keys: [expect.objectContaining({ ref: KEY, device: { ref: 'd:t', name: NETCA }, formats: ['f'] })],
      formats: [{ id: 'f', title: { 'zh-CN': '测试', en: 'test' }, electronicSeal: false }],
      pending: [],
      faults: [],
    });
    listing = {
      devices: [{ ...listingOf(scene).devices[0]!, pin: { state: 'few-left', triesLeft: 2 } }],
      pending: [{ driver: 'skf', title: { 'zh-CN': '龙脉', en: 'Longmai' } }],
      troubles: [
        {
          driver: 'x',
          title: { 'zh-CN': '飞天', en: 'Feitian' },
          error: DocumentNotOpen({ id: '' }),
          quarantined: false,
        },
        { driver: 'y', title: { 'zh-CN': '握奇', en: 'Watchdata' }, error: 'a fault', quarantined: true },
      ],
    };
    await expect(call('keys', [])).resolves.toMatchObject({
      keys: [{ pin: { state: 'few-left', triesLeft: 2 } }],
      pending: [{ 'zh-CN': '龙脉' }],
      faults: [{ 'zh-CN': expect.stringMatching(/^飞天：./) }, { 'zh-CN': '握奇：没有响应。' }],
    });
  });

  test('a seal names its device, also when that has just left', async () => {
    await expect(call('seals', [])).resolves.toMatchObject([{ isElectronic: false }]);
    scene.seal = { ...scene.seal, device: 'd:t', electronicSeal: new Uint8Array(1) };
    await expect(call('seals', [])).resolves.toMatchObject([
      { device: { ref: 'd:t', name: NETCA }, isElectronic: true },
    ]);
    scene.isPlugged = false;
    await expect(call('seals', [])).resolves.toMatchObject([{ device: { ref: 'd:t', name: { en: 'd:t' } } }]);
  });

  test('refreshing asks the devices themselves', async () => {
    await call('refresh', []);
    expect(scene.events).toEqual(['ask devices']);
  });

  test('a watcher hears at once, then of changes, until it leaves', async () => {
    const leaving = new AbortController();
    const heard: unknown[] = [];
    const watching = call('watch', [], leaving.signal, heard);
    changes.fire();
    sealChanges.fire();
    leaving.abort();
    await watching;
    changes.fire();
    expect(heard).toEqual([null, null, null]);
  });
});

describe('placing', () => {
  const place = async (...stamps: unknown[]) => (await call('place', ['doc', stamps])) as Placing;

  test('gives the places, and once what is drawn at them', async () => {
    const box = { x: 10, y: 10, width: 40, height: 40, rotation: 0 };
    const [first, second] = [0, 7].map((page) => ({ page, box, description: '公章', look: 0 }));
    scene.placements = [fakePlacement(), { ...fakePlacement(), page: 7 }];
    await expect(place(stamp, stamp)).resolves.toEqual({
      looks: [{ kind: 'drawing', size: { width: 40, height: 40 }, paths: [], blend: 'multiply' }],
      stamps: Array(2).fill({ places: [first, second] }),
    });
  });

  test('text is drawn by the outlines of its glyphs, each behind the one before', async () => {
    scene.placements = [{ ...fakePlacement(), appearance: twoLetters }, fakePlacement()];
    const { looks, stamps } = await place(stamp);
    expect(stamps).toMatchObject([{ places: [{ look: 0 }, { look: 1 }] }]);
    expect(looks[0]).toEqual({
      kind: 'drawing',
      size: { width: 20, height: 10 },
      paths: [
        {
          data: 'M1.000 8.000L1.000 3.000L6.000 8.000ZM11.000 8.000L11.000 3.000L16.000 8.000Z',
          fill: [1, 0, 0],
          evenOdd: false,
        },
      ],
      blend: 'multiply',
    });
  });

  test('goes on with a seal that was shown, while its device is out', async () => {
    await call('seals', []);
    scene.isPlugged = false;
    await expect(place(stamp)).resolves.toMatchObject({ stamps: [{ places: [{}, {}] }] });
    await expect(call('submit', ['doc', [stamp], MEANS])).rejects.toMatchObject({ code: 'signing.key-unplugged' });
  });

  test('a stamp that is refused says why, and keeps no other from its place', async () => {
    await expect(place({ ...stamp, mode: 'other' }, stamp)).resolves.toMatchObject({
      stamps: [
        { problem: { code: 'signing.mode-unknown', sentence: { 'zh-CN': expect.any(String) } } },
        { places: {} },
      ],
    });
    scene.seal = { ...scene.seal, validTo: new Date(0) };
    await expect(place(stamp)).resolves.toMatchObject({ stamps: [{ problem: { code: 'signing.seal-expired' } }] });
  });

  test('a document that is closed and a call that does not fit are refused', async () => {
    await expect(call('place', ['other', [stamp]])).rejects.toMatchObject({ code: 'documents.not-open' });
    await expect(call('place', ['doc', [{ mode: 3 }]])).rejects.toMatchObject({ code: 'rpc.invalid' });
  });
});

test('a key or a seal whose device was removed is told in words, not by its id', async () => {
  scene.isPlugged = false;
  await expect(call('submit', ['doc', [stamp], MEANS])).rejects.toMatchObject({ code: 'signing.key-unplugged' });
  await expect(call('preflight', ['doc', [stamp], MEANS])).rejects.toMatchObject({ code: 'signing.key-unplugged' });
  await expect(call('place', ['doc', [stamp]])).resolves.toMatchObject({
    stamps: [{ problem: { code: 'signing.seal-unplugged' } }],
  });
  expect(added).toEqual([]);
});

test('the pre-flight says how many places there are and whether signing is allowed', async () => {
  await expect(call('preflight', ['doc', [stamp], MEANS])).resolves.toMatchObject({ places: 2, allowed: true });
  scene.allowed = false;
  const word = await call('preflight', ['doc', [stamp], MEANS]);
  expect(word).toMatchObject({ allowed: false, refusal: { en: expect.stringContaining('no changes') } });
  expect(scene.events).not.toContain('PIN');
});

describe('submitting', () => {
  test('adds a revision and tells the steps', async () => {
    const steps: unknown[] = [];
    const result = await call('submit', ['doc', [stamp], MEANS], undefined, steps);
    expect(result).toEqual({ signer: '甲', places: 2 });
    expect(added).toEqual(['/profile/revision-1.pdf']);
    expect(steps).toEqual(['plan', 'prepare', 'digest', 'pin', 'sign', 'write']);
  });

  test('a device that answers wrongly leaves the document as it was', async () => {
    scene.signatureIsSound = false;
    await expect(call('submit', ['doc', [stamp], MEANS])).rejects.toMatchObject({ code: 'signing.signature-unsound' });
    expect(added).toEqual([]);
  });

  test.each(['plan', 'prepare', 'digest', 'pin', 'sign', 'write'])(
    'called off at the step %s it signs nothing',
    async (at) => {
      const running = submitWith((step) => step === at && void call('cancel', ['doc']));
      await expect(running).rejects.toMatchObject({ code: 'signing.cancelled' });
      expect(added).toEqual([]);
      expect(scene.events).not.toContain('commit');
      // And the next one is as good as the first.
      await call('submit', ['doc', [stamp], MEANS]);
      expect(added).toHaveLength(1);
    },
  );

  test('called off when it is done it is signed', async () => {
    scene.onSigned = () => call('cancel', ['doc']);
    await expect(call('submit', ['doc', [stamp], MEANS])).resolves.toMatchObject({ places: 2 });
    expect(added).toHaveLength(1);
  });

  test('a document is signed by one submission at a time', async () => {
    const second: Promise<unknown>[] = [];
    await submitWith((step) => {
      if (step === 'plan') second.push(call('submit', ['doc', [stamp], MEANS]));
    });
    await expect(second[0]).rejects.toMatchObject({ code: 'signing.under-way' });
    expect(added).toHaveLength(1);
  });

  test('a submission whose window went away ends before the PIN', async () => {
    const leaving = new AbortController();
    leaving.abort();
    await expect(call('submit', ['doc', [stamp], MEANS], leaving.signal)).rejects.toMatchObject({
      code: 'signing.cancelled',
    });
    expect(scene.events).not.toContain('PIN');
    expect(added).toEqual([]);
  });

  test('the password stays usable for the next signing', async () => {
    password = Secret.fromText('geheim');
    await call('submit', ['doc', [stamp], MEANS]);
    expect(password.use((bytes) => bytes.length)).toBe(6);
  });
});
