import { DocumentNotOpen, Emitter, type OpenDocument, type OpenDocuments, Secret } from '@sealwright/core/api';
import { beforeEach, describe, expect, test } from 'vitest';
import { answerSigningCalls } from './answer-signing-calls.ts';
import { fakeParts, Scene } from './signing-parts.fixture.ts';
import { SigningPipeline } from './signing-pipeline.ts';

const KEY = 'd:t:k';
const stamp = { mode: 'm', options: {}, seal: 't:s' };

let scene: Scene;
let added: string[];
let changes: Emitter<void>;
let handler: ReturnType<typeof answerSigningCalls>;
let password: Secret | undefined;

beforeEach(() => {
  scene = new Scene();
  added = [];
  changes = new Emitter<void>();
  password = undefined;
  const parts = fakeParts(scene);
  handler = answerSigningCalls({
    ...parts,
    signing: new SigningPipeline(parts),
    keys: { ...parts.keys, onDidChange: changes.event },
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
    password: () => password,
    unlock: async () => {},
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
  handler.call('submit', ['doc', [stamp], KEY], { signal: new AbortController().signal, progress: onStep });

describe('what can be signed with', () => {
  test('seals are named by source and id, and their pictures are fetched by content', async () => {
    const [seal] = (await call('seals', [])) as { id: string; picture: string }[];
    expect(seal).toMatchObject({ id: 't:s', name: '公章', widthMm: 40 });
    await expect(call('picture', [seal?.picture])).resolves.toBe(scene.seal.picture);
    await expect(call('picture', ['other'])).rejects.toMatchObject({ code: 'signing.picture-missing' });
  });

  test('keys that only encrypt are not offered', async () => {
    await expect(call('keys', [])).resolves.toMatchObject({ keys: [{ ref: KEY, holder: '甲' }], faults: [] });
    scene.key = { ...scene.key, usage: 'encryption' };
    await expect(call('keys', [])).resolves.toMatchObject({ keys: [] });
  });

  test('a watcher hears at once, then of changes, until it leaves', async () => {
    const leaving = new AbortController();
    const heard: unknown[] = [];
    const watching = call('watch', [], leaving.signal, heard);
    changes.fire();
    leaving.abort();
    await watching;
    changes.fire();
    expect(heard).toEqual([null, null]);
  });
});

describe('placing', () => {
  test('gives the places with what is drawn at them', async () => {
    const places = (await call('place', ['doc', stamp])) as unknown[];
    expect(places).toHaveLength(2);
    expect(places[0]).toEqual({
      page: 0,
      box: { x: 10, y: 10, width: 40, height: 40, rotation: 0 },
      description: '公章',
      look: { kind: 'drawing', size: { width: 40, height: 40 }, paths: [], blend: 'multiply' },
    });
  });

  test('a seal that has expired is refused with its reason', async () => {
    scene.seal = { ...scene.seal, validTo: new Date(0) };
    await expect(call('place', ['doc', stamp])).rejects.toMatchObject({ code: 'signing.seal-expired' });
  });

  test('a document that is closed and a call that does not fit are refused', async () => {
    await expect(call('place', ['other', stamp])).rejects.toMatchObject({ code: 'documents.not-open' });
    await expect(call('place', ['doc', { mode: 3 }])).rejects.toMatchObject({ code: 'rpc.invalid' });
  });
});

test('a key or a seal whose device was removed is told in words, not by its id', async () => {
  scene.isPlugged = false;
  await expect(call('submit', ['doc', [stamp], KEY])).rejects.toMatchObject({ code: 'signing.key-unplugged' });
  await expect(call('preflight', ['doc', [stamp], KEY])).rejects.toMatchObject({ code: 'signing.key-unplugged' });
  await expect(call('place', ['doc', stamp])).rejects.toMatchObject({ code: 'signing.seal-unplugged' });
  expect(added).toEqual([]);
});

test('the pre-flight says how many places there are and whether signing is allowed', async () => {
  await expect(call('preflight', ['doc', [stamp], KEY])).resolves.toMatchObject({ places: 2, allowed: true });
  scene.allowed = false;
  const word = await call('preflight', ['doc', [stamp], KEY]);
  expect(word).toMatchObject({ allowed: false, refusal: { en: expect.stringContaining('no changes') } });
  expect(scene.events).not.toContain('PIN');
});

describe('submitting', () => {
  test('adds a revision and tells the steps', async () => {
    const steps: unknown[] = [];
    const result = await call('submit', ['doc', [stamp], KEY], undefined, steps);
    expect(result).toEqual({ signer: '甲', places: 2 });
    expect(added).toEqual(['/profile/revision-1.pdf']);
    expect(steps).toEqual(['plan', 'prepare', 'digest', 'pin', 'sign', 'write']);
  });

  test('a device that answers wrongly leaves the document as it was', async () => {
    scene.signatureIsSound = false;
    await expect(call('submit', ['doc', [stamp], KEY])).rejects.toMatchObject({ code: 'signing.signature-unsound' });
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
      await call('submit', ['doc', [stamp], KEY]);
      expect(added).toHaveLength(1);
    },
  );

  test('called off when it is done it is signed', async () => {
    scene.onSigned = () => call('cancel', ['doc']);
    await expect(call('submit', ['doc', [stamp], KEY])).resolves.toMatchObject({ places: 2 });
    expect(added).toHaveLength(1);
  });

  test('a document is signed by one submission at a time', async () => {
    const second: Promise<unknown>[] = [];
    await submitWith((step) => {
      if (step === 'plan') second.push(call('submit', ['doc', [stamp], KEY]));
    });
    await expect(second[0]).rejects.toMatchObject({ code: 'signing.under-way' });
    expect(added).toHaveLength(1);
  });

  test('a submission whose window went away ends before the PIN', async () => {
    const leaving = new AbortController();
    leaving.abort();
    await expect(call('submit', ['doc', [stamp], KEY], leaving.signal)).rejects.toMatchObject({
      code: 'signing.cancelled',
    });
    expect(scene.events).not.toContain('PIN');
    expect(added).toEqual([]);
  });

  test('the password stays usable for the next signing', async () => {
    password = Secret.fromText('geheim');
    await call('submit', ['doc', [stamp], KEY]);
    expect(password.use((bytes) => bytes.length)).toBe(6);
  });
});
