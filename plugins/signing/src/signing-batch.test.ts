import {
  type BatchProgress,
  type KeyPurpose,
  SealwrightError,
  type SigningBatchOptions,
  type SigningRequest,
} from '@sealwright/core/api';
import { beforeEach, describe, expect, test } from 'vitest';
import { StampPlanner } from './plan-stamps.ts';
import { fakeParts, Scene } from './signing-parts.fixture.ts';
import { SigningPipeline } from './signing-pipeline.ts';

let scene: Scene;
let parts: ReturnType<typeof fakeParts>;

beforeEach(() => {
  scene = new Scene();
  parts = fakeParts(scene);
});

const request = (name: string, change: Partial<SigningRequest> = {}): SigningRequest => ({
  input: `/${name}.pdf`,
  output: `/signed/${name}.pdf`,
  key: 'k',
  stamps: [{ mode: 'm', options: {}, seal: 's' }],
  ...change,
});
const three = ['a', 'b', 'c'].map((name) => request(name));
const submitAll = (options: SigningBatchOptions = {}, requests = three) =>
  new SigningPipeline(parts).submitAll(requests, options);
const fault = (code: string) => new SealwrightError(code, {}, { 'zh-CN': '错', en: 'wrong' });
const states = ({ outcomes }: Awaited<ReturnType<typeof submitAll>>) => outcomes.map(({ state }) => state);
const times = (event: string) => scene.events.filter((each) => each === event).length;

describe('a batch', () => {
  test('is agreed on as a whole, then signed with one PIN, each document put in its place before the next', async () => {
    const { outcomes, stopped } = await submitAll();
    expect(outcomes).toMatchObject(three.map(({ output }) => ({ state: 'signed', result: { output, signer: '甲' } })));
    expect(stopped).toBeUndefined();
    const signing = ['prepare', 'digest', 'key operation', 'write', 'commit', 'didSign'];
    const first = ['prepare', 'digest', 'PIN', ...signing.slice(2)];
    const checks = [1, 2, 3].flatMap(() => ['decide', 'willSign']);
    expect(scene.events).toEqual([...checks, ...first, ...signing, ...signing, 'close session']);
  });

  test('has one signing time', async () => {
    await submitAll();
    expect(new Set(scene.plans.map(({ claims }) => claims.time?.getTime())).size).toBe(1);
  });

  test('has one document open at a time, and none in the end', async () => {
    await submitAll();
    expect([scene.mostOpen, scene.open]).toEqual([1, 0]);
  });

  test('shows all its places of a seal by one picture, looked up once', async () => {
    let found = 0;
    const find = async () => ({ ...scene.seal, id: String(found++) });
    const inkBox = async () => ({ x: 0, y: 0, width: 1, height: 1 });
    const planner = new StampPlanner(parts.modes, { find, inkBox });
    await new SigningPipeline({ ...parts, planner }).submitAll(three);
    expect(found).toBe(1);
  });

  test('tells the PIN entry what it is for', async () => {
    const asked: KeyPurpose[] = [];
    scene.pinEntry = async (purpose) => void asked.push(purpose);
    await submitAll();
    await submitAll({}, [request('d')]);
    expect(asked).toEqual([
      { action: 'sign', subject: 'a.pdf (+2)' },
      { action: 'sign', subject: 'd.pdf', digest: '00'.repeat(32) },
    ]);
  });

  test('tells how far it is, and what becomes of each document as soon as that is known', async () => {
    scene.faults.set('/b.pdf', { open: fault('file.missing') });
    const told: unknown[] = [];
    const progress = ({ phase, index, done, of, step }: BatchProgress) =>
      step === 'plan' || step === 'write' ? told.push([phase, index, `${done}/${of}`]) : undefined;
    await submitAll({ progress, settled: ({ state }, index) => told.push([state, index]) });
    expect(told).toEqual([
      ['check', 0, '0/3'],
      ['check', 0, '0/3'],
      ['check', 1, '1/3'],
      ['check', 1, '1/3'],
      ['failed', 1],
      ['check', 2, '2/3'],
      ['check', 2, '2/3'],
      ['sign', 0, '0/2'],
      ['signed', 0],
      ['sign', 2, '1/2'],
      ['signed', 2],
    ]);
  });
});

describe('a document at fault does not stop the others', () => {
  test.each([
    ['when it is checked', { open: fault('file.missing') }, 'file.missing'],
    ['when it is signed', { prepare: fault('pdf.hostile') }, 'pdf.hostile'],
    ['by a fault that nobody foresaw', { prepare: new TypeError('x is not a function') }, 'signing.fault'],
  ])('%s', async (_, wrong, code) => {
    scene.faults.set('/a.pdf', wrong);
    const { outcomes, stopped } = await submitAll();
    expect(outcomes).toMatchObject([{ state: 'failed', error: { code } }, { state: 'signed' }, { state: 'signed' }]);
    expect(stopped).toBeUndefined();
    expect(scene.outputs).toEqual(['/signed/b.pdf', '/signed/c.pdf']);
    expect(times('PIN')).toBe(1);
  });

  test('when somebody altered it since it was checked', async () => {
    scene.pinEntry = async () => {
      scene.version = (path) => (path === '/b.pdf' ? '2' : '1');
    };
    const { outcomes } = await submitAll();
    expect(outcomes[1]).toMatchObject({ state: 'failed', error: { code: 'signing.document-changed' } });
    expect(scene.outputs).toEqual(['/signed/a.pdf', '/signed/c.pdf']);
  });

  test('and where all are, no PIN is asked for', async () => {
    scene.allowed = false;
    expect(states(await submitAll())).toEqual(['failed', 'failed', 'failed']);
    expect(scene.events).not.toContain('PIN');
  });
});

describe('what stops it', () => {
  test('a PIN that is wrong: it is not asked for again', async () => {
    scene.pinEntry = () => Promise.reject(fault('token.pin-incorrect'));
    const result = await submitAll();
    expect(states(result)).toEqual(['left', 'left', 'left']);
    expect(result.stopped).toMatchObject({ code: 'token.pin-incorrect' });
    expect(times('PIN')).toBe(1);
    expect(scene.outputs).toEqual([]);
  });

  test('a key that leaves: what was signed by then stays', async () => {
    scene.keySigns = async () => {
      if (scene.outputs.length === 1) throw fault('token.removed');
      return new Uint8Array(1);
    };
    const settled: number[] = [];
    const result = await submitAll({ settled: (_, index) => settled.push(index) });
    expect(states(result)).toEqual(['signed', 'left', 'left']);
    expect(result.stopped).toMatchObject({ code: 'token.removed' });
    expect(scene.outputs).toEqual(['/signed/a.pdf']);
    expect(settled).toEqual([0, 1, 2]);
    expect([times('key operation'), times('close session'), scene.open]).toEqual([2, 1, 0]);
  });

  test.each<[string, BatchProgress['phase'], BatchProgress['step'], string[]]>([
    ['while it checks', 'check', 'plan', ['left', 'left', 'left']],
    ['within a document', 'sign', 'sign', ['signed', 'left', 'left']],
    ['between two', 'sign', 'prepare', ['signed', 'left', 'left']],
  ])('the wish of its user, %s', async (_, phase, step, expected) => {
    const ending = new AbortController();
    const progress = (now: BatchProgress) =>
      now.phase === phase && now.step === step && now.index === 1 && ending.abort(fault('signing.cancelled'));
    const result = await submitAll({ signal: ending.signal, progress });
    expect(states(result)).toEqual(expected);
    expect(result.stopped).toMatchObject({ code: 'signing.cancelled' });
    expect(scene.outputs).toHaveLength(expected.filter((state) => state === 'signed').length);
    expect(times('write')).toBe(times('commit') + times('discard'));
    expect(scene.open).toBe(0);
  });
});

test('called off before it begins, it opens no file', async () => {
  const signal = AbortSignal.abort(fault('signing.cancelled'));
  expect(states(await submitAll({ signal, resume: true }))).toEqual(['left', 'left', 'left']);
  expect(scene.mostOpen).toBe(0);
});

describe('all or none', () => {
  test('puts all in their places at the end', async () => {
    expect(states(await submitAll({ allOrNone: true }))).toEqual(['signed', 'signed', 'signed']);
    const finishing = scene.events.filter((event) => event === 'write' || event === 'commit');
    expect(finishing).toEqual(['write', 'write', 'write', 'commit', 'commit', 'commit']);
    expect(scene.mostOpen).toBe(1);
  });

  test('asks for no PIN where one cannot be signed, and names every one that cannot', async () => {
    for (const name of ['a', 'c']) scene.faults.set(`/${name}.pdf`, { open: fault('file.missing') });
    expect(states(await submitAll({ allOrNone: true }))).toEqual(['failed', 'left', 'failed']);
    expect(scene.events).not.toContain('PIN');
  });

  test('takes all back where one goes wrong on the way', async () => {
    scene.faults.set('/b.pdf', { prepare: fault('pdf.hostile') });
    expect(states(await submitAll({ allOrNone: true }))).toEqual(['left', 'failed', 'left']);
    expect(scene.outputs).toEqual([]);
    expect([times('write'), times('discard')]).toEqual([1, 1]);
  });
});

describe('refused before any work is', () => {
  test.each<[string, SigningRequest[], SigningBatchOptions, string]>([
    ['a batch of nothing', [], {}, 'signing.batch-empty'],
    ['two keys', [request('a'), request('b', { key: 'other' })], {}, 'signing.batch-keys'],
    ['one output for two', [request('a'), request('b', { output: '/signed/A.PDF' })], {}, 'signing.same-output'],
    [
      'one output for two, spelled in two forms of Unicode',
      [request('a', { output: '/\u00e9.pdf' }), request('b', { output: '/e\u0301.pdf' })],
      {},
      'signing.same-output',
    ],
    [
      'an output in the place of another document',
      [request('a', { output: '/b.pdf' }), request('b')],
      {},
      'signing.output-is-input',
    ],
    [
      'to resume what is signed in its own place',
      [request('a', { output: '/a.pdf' })],
      { resume: true },
      'signing.output-is-input',
    ],
  ])('%s', async (_, requests, options, code) => {
    await expect(submitAll(options, requests)).rejects.toMatchObject({ code });
    expect([scene.events, scene.mostOpen]).toEqual([[], 0]);
  });

  test('a key that cannot sign', async () => {
    scene.key = { ...scene.key, usage: 'encryption' };
    await expect(submitAll()).rejects.toMatchObject({ code: 'signing.key-not-for-signing' });
  });
});
