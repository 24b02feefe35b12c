import { SealwrightError, type SigningRequest } from '@sealwright/core/api';
import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, fakeKey, fakeParts, fakePlacement, Scene } from './signing-parts.fixture.ts';
import { type PipelineParts, SigningPipeline } from './signing-pipeline.ts';

let scene: Scene;
let parts: PipelineParts;
let request: SigningRequest;

beforeEach(() => {
  scene = new Scene();
  parts = fakeParts(scene);
  request = { input: '/in.pdf', output: '/out.pdf', key: 'k', stamps: [{ mode: 'm', options: {}, seal: 's' }] };
});

const submit = (change: Partial<SigningRequest> = {}) => new SigningPipeline(parts).submit({ ...request, ...change });

describe('the order of the steps', () => {
  test('one PIN, one digest, one key operation for all places', async () => {
    const result = await submit();
    expect(scene.events).toEqual([
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
    expect(scene.plans).toMatchObject([{ places: scene.placements }]);
    expect(result).toMatchObject({ placements: 2, keyOperations: 1, signer: '甲' });
  });

  test('one signature per place still asks for one PIN, and commits only the last draft', async () => {
    const result = await submit({ strategy: 'per-place', certify: 2 });
    expect(scene.events.filter((event) => event === 'PIN')).toHaveLength(1);
    expect(scene.events.filter((event) => event === 'key operation')).toHaveLength(2);
    expect(scene.events.filter((event) => event === 'commit' || event === 'discard')).toEqual(['discard', 'commit']);
    expect(scene.plans.map(({ certify }) => certify)).toEqual([2, undefined]);
    expect(result.keyOperations).toBe(2);
  });
});

describe('what ends it before the PIN', () => {
  test.each<[string, () => void, string]>([
    [
      'the document forbids it',
      () => {
        scene.allowed = false;
      },
      'signing.forbidden',
    ],
    [
      'an encryption certificate',
      () => {
        scene.key = { ...scene.key, usage: 'encryption' };
      },
      'signing.key-not-for-signing',
    ],
    [
      'an expired certificate',
      () => {
        scene.key = fakeKey({ notAfter: new Date(Date.now() - DAY) });
      },
      'signing.certificate-expired',
    ],
    [
      'a certificate of the future',
      () => {
        scene.key = fakeKey({ notBefore: new Date(Date.now() + DAY) });
      },
      'signing.certificate-not-yet-valid',
    ],
    [
      'an expired seal',
      () => {
        scene.seal = { ...scene.seal, validTo: new Date(Date.now() - DAY) };
      },
      'signing.seal-expired',
    ],
    [
      'a seal of the future',
      () => {
        scene.seal = { ...scene.seal, validFrom: new Date(Date.now() + DAY) };
      },
      'signing.seal-not-yet-valid',
    ],
    [
      'a seal on another device than the key',
      () => {
        scene.seal = { ...scene.seal, device: 'd:other' };
      },
      'signing.seal-on-other-device',
    ],
    [
      'no seal',
      () => {
        request = { ...request, stamps: [{ mode: 'm', options: {} }] };
      },
      'signing.seal-needed',
    ],
    [
      'a seal with a mode that places none',
      () => {
        scene.modeSeal = 'none';
      },
      'signing.seal-not-used',
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
        scene.key = { ...scene.key, algorithm: { kind: 'sm2' } };
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
    expect(scene.events).not.toContain('PIN');
    expect(scene.events).not.toContain('write');
  });

  test('a refusal by a hook', async () => {
    const refusal = new SealwrightError('test.refused', {}, { 'zh-CN': '拒绝', en: 'refused' });
    parts = { ...parts, decide: { call: () => Promise.reject(refusal) } };
    await expect(submit()).rejects.toBe(refusal);
    expect(scene.events).not.toContain('PIN');
  });

  test('an abort', async () => {
    await expect(
      new SigningPipeline(parts).submit(request, { signal: AbortSignal.abort(new Error('stop')) }),
    ).rejects.toThrow('stop');
    expect(scene.events).not.toContain('PIN');
  });
});

test('whoever listens is told of what was not signed, and of nothing else', async () => {
  await submit();
  expect(scene.failures).toEqual([]);
  scene.signatureIsSound = false;
  await expect(submit()).rejects.toThrow();
  expect(scene.failures).toMatchObject([{ name: 'in.pdf', error: { code: 'signing.signature-unsound' } }]);
});

test('a device that answers with a wrong signature is found out before a file is made', async () => {
  scene.signatureIsSound = false;
  await expect(submit()).rejects.toMatchObject({ code: 'signing.signature-unsound' });
  expect(scene.events).not.toContain('write');
  expect(scene.events).toContain('close session');
});

describe('the session with the key is closed', () => {
  test('when the signing is called off after the PIN', async () => {
    const ending = new AbortController();
    const progress = ({ step }: { step: string }) => step === 'sign' && ending.abort(new Error('stop'));
    const { signal } = ending;
    await expect(new SigningPipeline(parts).submit(request, { signal, progress })).rejects.toThrow('stop');
    expect(scene.events.slice(-2)).toEqual(['close session', 'discard']);
  });

  test('before the next submission, which asks for the PIN again', async () => {
    await submit();
    await submit();
    const used = scene.events.filter((event) => event === 'PIN' || event === 'close session');
    expect(used).toEqual(['PIN', 'close session', 'PIN', 'close session']);
  });
});

describe('the pre-flight tells beforehand', () => {
  const warned = async (change: Partial<SigningRequest> = {}) => {
    const { preflight } = await new SigningPipeline(parts).plan({ ...request, ...change });
    return preflight.warnings.map((warning) => warning['zh-CN']);
  };

  test('nothing of a sound key', async () => {
    expect(await warned()).toEqual([]);
  });

  test('of an RSA key that is too short', async () => {
    scene.key = { ...scene.key, algorithm: { kind: 'rsa', bits: 1024 } };
    expect(await warned()).toEqual([expect.stringMatching(/RSA 密钥只有 1024 位/)]);
  });

  test('of a key that wants its PIN each time, with the number of signatures', async () => {
    scene.key = { ...scene.key, pinPerSignature: true };
    expect(await warned()).toEqual([expect.stringMatching(/只需输入一次.* 1 次签名/)]);
    expect(await warned({ strategy: 'per-place' })).toEqual([expect.stringMatching(/ 2 次签名/)]);
  });

  test('of a coarse picture', async () => {
    const data = Buffer.from('89504e470d0a1a0a0000000d4948445200000064000000640806', 'hex');
    scene.seal = { ...scene.seal, picture: { format: 'png', data } };
    expect(await warned()).toEqual([expect.stringMatching(/“公章”的图片只有 64 dpi/)]);
  });
});

test('the pre-flight warns of what expires soon and of seals cut by the edge', async () => {
  scene.seal = { ...scene.seal, validTo: new Date(Date.now() + 10 * DAY) };
  scene.key = fakeKey({ notAfter: new Date(Date.now() + 20 * DAY) });
  scene.placements = [{ ...fakePlacement(), box: { x: -5, y: 10, width: 40, height: 40, rotation: 0 } }];
  const { preflight } = await new SigningPipeline(parts).plan(request);
  expect(preflight.warnings.map((warning) => warning['zh-CN'])).toEqual([
    expect.stringContaining('印章“公章”将于'),
    expect.stringContaining('“甲”的证书将于'),
    '第 1 页的印章有一部分在页面之外。',
  ]);
});
