import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliCommands, DemoSpace, definePlugin, type NewSoftToken, SoftKeys, ViewCalls } from '@sealwright/core/api';
import { startTestHost, type TestHost } from '@sealwright/core/testkit';
import { isHolder, judgeSeal, readSeal } from '@sealwright/crypto/ses';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import type { Demo } from './demo-command.ts';

let host: TestHost;
let added: NewSoftToken[];
beforeEach(async () => {
  added = [];
  const softKeys: SoftKeys = {
    async add(token) {
      added.push(token);
      return token.id;
    },
  };
  host = await startTestHost({
    plugins: [
      {
        manifest: {
          name: 'soft-keys',
          version: '1.0.0',
          sealwright: { id: 'soft-keys', engine: '^0.1.0', provides: { 'token-soft.keys': '1.0.0' } },
        },
        origin: 'bundled',
        load: async () => ({
          default: definePlugin({ activate: ({ own, provide }) => void own(provide(SoftKeys, softKeys)) }),
        }),
      },
      { manifest, origin: 'bundled', load: () => import('./host.ts') },
    ],
  });
});
afterEach(() => host.dispose());

async function demo(options: { reset?: boolean; sm2?: boolean } = {}, locale: 'zh-CN' | 'en' = 'zh-CN') {
  const command = await host.point(CliCommands).get('demo')?.load();
  const result = await command?.run({
    arguments: [],
    options,
    extra: {},
    path: (path) => path,
    locale,
    signal: new AbortController().signal,
    secret: () => {
      throw new Error('no secret was expected');
    },
    progress: () => {},
  });
  return { text: result?.text ?? '', json: result?.json as Demo };
}

test('says what was made and what to try next, in both languages', async () => {
  const { text, json } = await demo();
  expect(json.keys).toEqual([
    { id: 'demo-party-a', pin: '12345678', holder: '印匠演示甲方科技有限公司' },
    { id: 'demo-party-b', pin: '87654321', holder: '印匠演示乙方供应有限公司' },
  ]);
  expect(json.seals.map(({ name }) => name)).toEqual(['甲方公章', '甲方合同专用章', '乙方公章', '乙方合同专用章']);
  expect(json.contracts).toHaveLength(3);
  expect(text).toContain(
    `sealwright sign "${json.contracts[0]}" --mode normal --page 1 --at 120mm,200mm --seal 甲方公章 --key demo-party-a -o signed.pdf`,
  );
  expect((await demo({}, 'en')).text).toContain('without legal effect');
});

test('seals are valid as long as their certificates', async () => {
  await demo();
  for (const { chain, seals } of added) {
    const { validFrom, validTo } = new X509Certificate(chain[0]!);
    const period = { validFrom: new Date(validFrom), validTo: new Date(validTo) };
    expect(seals).toEqual([expect.objectContaining(period), expect.objectContaining(period)]);
  }
});

test('a second run keeps what is there and says the same', async () => {
  const first = await demo();
  const trust = readFileSync(first.json.trust);
  const [contract = ''] = first.json.contracts;
  writeFileSync(contract, 'written on');
  expect(await demo()).toEqual(first);
  expect(added).toHaveLength(2);
  expect(readFileSync(first.json.trust)).toEqual(trust);
  expect(readFileSync(contract, 'utf8')).toBe('written on');
});

test('a missing contract is drawn again, equal to the first one', async () => {
  const { json } = await demo();
  const [contract = ''] = json.contracts;
  const before = readFileSync(contract);
  rmSync(contract);
  await demo();
  expect(readFileSync(contract)).toEqual(before);
  expect(added).toHaveLength(2);
});

test('reset makes new keys and restores the contracts', async () => {
  const { json } = await demo();
  const [contract = ''] = json.contracts;
  const before = readFileSync(contract);
  const trust = readFileSync(json.trust);
  writeFileSync(contract, 'written on');
  await demo({ reset: true });
  expect(added).toHaveLength(4);
  expect(readFileSync(json.trust)).not.toEqual(trust);
  expect(readFileSync(contract)).toEqual(before);
});

test('no private key lies in the folder of the plugin', async () => {
  const { json } = await demo();
  const folder = join(json.trust, '..');
  const files = execFileSync('find', [folder, '-type', 'f'], { encoding: 'utf8' }).trim().split('\n').sort();
  const certificates = json.keys.map(({ id }) => join(folder, 'certificates', `${id}.pem`));
  expect(files).toEqual([...json.contracts, json.trust, join(folder, 'demo.json'), ...certificates].sort());
  for (const file of [json.trust, ...certificates]) {
    expect(readFileSync(file, 'utf8')).toMatch(/^(-----(BEGIN|END) CERTIFICATE-----|[A-Za-z0-9+/=]+|\n)+$/);
  }
});

describe('the space for the embedded platform', () => {
  const space = async (isMade = false) => {
    const service = await host.service(DemoSpace);
    expect(await service.isMade()).toBe(isMade);
    const folder = await service.prepare();
    return { folder, ...JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')) };
  };

  test('lists the companies with the certificates of their keys, and contracts that are there', async () => {
    const { folder, parties, contracts } = await space();
    const base64 = (der: Uint8Array | undefined) => Buffer.from(der ?? []).toString('base64');
    expect(parties).toEqual([
      expect.objectContaining({ name: '印匠演示甲方科技有限公司', certificates: [base64(added[0]?.chain[0])] }),
      expect.objectContaining({ code: '91000000DEMO000000', certificates: [base64(added[1]?.chain[0])] }),
    ]);
    for (const { file } of contracts) expect(readFileSync(join(folder, file)).subarray(0, 5).toString()).toBe('%PDF-');
    for (const { code } of parties)
      expect(contracts.some(({ received }: never) => (received as string[]).includes(code))).toBe(true);
  });

  test('tells of new companies at once, and of the third one', async () => {
    const before = await space();
    await demo({ reset: true, sm2: true });
    const after = JSON.parse(readFileSync(join(before.folder, 'demo.json'), 'utf8'));
    expect(after.parties).toHaveLength(3);
    expect(after.parties[0].certificates).not.toEqual(before.parties[0].certificates);
    expect(after.contracts).toEqual(before.contracts);
  });
});

describe('the window', () => {
  async function prepare(file: string) {
    const steps: unknown[] = [];
    const calls = await host.point(ViewCalls).get('demo-company')?.load();
    const progress = (step: unknown) => void steps.push(step);
    const result = await calls?.call('prepare', [file], { signal: new AbortController().signal, progress });
    return { ...(result as { contract: Uint8Array; keys: unknown[] }), steps };
  }

  test('gets one sample contract and the PINs; only what is missing is made', async () => {
    const first = await prepare('工作量进度确认表.pdf');
    expect(first.steps).toEqual(['companies', 'contract']);
    expect(Buffer.from(first.contract.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(first.keys).toEqual([
      { role: '甲方', pin: '12345678' },
      { role: '乙方', pin: '87654321' },
    ]);
    const again = await prepare('工作量进度确认表.pdf');
    expect(again.steps).toEqual([]);
    expect(Buffer.from(again.contract).equals(first.contract)).toBe(true);
    expect(added).toHaveLength(2);
  });

  test('two at the same time make the companies once', async () => {
    const [one, other] = await Promise.all([prepare('工作量进度确认表.pdf'), prepare('采购合同.pdf')]);
    expect([...one.steps, ...other.steps].sort()).toEqual(['companies', 'contract', 'contract']);
    expect(added).toHaveLength(2);
  });

  test('gets no other file', async () => {
    await expect(prepare('../demo-root-ca.pem')).rejects.toMatchObject({ code: 'rpc.invalid' });
  });
});

describe('judged by openssl', () => {
  const openssl = (words: string[], input: string | Uint8Array) =>
    spawnSync('openssl', words, { input, encoding: 'latin1' });

  test('each PKCS#12 file opens with its PIN only and holds key, certificate and root', async () => {
    const { json } = await demo();
    for (const [index, { pkcs12 }] of added.entries()) {
      const file = join(host.profile, 'token.p12');
      writeFileSync(file, pkcs12);
      const opened = openssl(
        ['pkcs12', '-info', '-in', file, '-noenc', '-passin', 'stdin'],
        `${json.keys[index]?.pin}\n`,
      );
      expect(opened.stderr).toContain('AES-256-CBC');
      expect(opened.stdout.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
      expect(opened.stdout).toContain('BEGIN PRIVATE KEY');
      // openssl prints the low bytes of a BMPString only.
      expect(opened.stdout).toMatch(/friendlyName: .+ DEMO\n/);
      expect(openssl(['pkcs12', '-in', file, '-nokeys', '-passin', 'stdin'], '12344321\n').status).not.toBe(0);
    }
  });

  test('the private key belongs to the certificate', async () => {
    const { json } = await demo();
    for (const [index, { pkcs12, chain }] of added.entries()) {
      const file = join(host.profile, 'token.p12');
      writeFileSync(file, pkcs12);
      const key = openssl(
        ['pkcs12', '-in', file, '-nocerts', '-noenc', '-passin', 'stdin'],
        `${json.keys[index]?.pin}\n`,
      );
      const ofKey = openssl(['pkey', '-pubout'], key.stdout).stdout;
      const ofCertificate = openssl(['x509', '-inform', 'DER', '-noout', '-pubkey'], chain[0] ?? '').stdout;
      expect(ofKey).toMatch(/BEGIN PUBLIC KEY/);
      expect(ofKey).toBe(ofCertificate);
    }
  });

  test('each chain verifies strictly against the trusted root', async () => {
    const { json } = await demo();
    for (const { chain } of added) {
      const file = join(host.profile, 'signer.der');
      writeFileSync(file, chain[0] ?? '');
      const verified = openssl(['verify', '-x509_strict', '-CAfile', json.trust, file], '');
      expect(verified.stdout).toContain(': OK');
      const printed = openssl(['x509', '-in', file, '-noout', '-text', '-nameopt', 'utf8'], '').stdout;
      expect(printed).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation/);
      expect(printed).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
      expect(printed).toContain('Authority Key Identifier');
      expect(Buffer.from(printed, 'latin1').toString()).toMatch(/Subject: C=CN, O=印匠演示.{2}.*DEMO/);
    }
    const [first, second] = added.map(
      ({ chain }) => openssl(['x509', '-inform', 'DER', '-noout', '-text'], chain[0] ?? '').stdout,
    );
    expect(first).toContain('Public-Key: (2048 bit)');
    expect(second).toContain('NIST CURVE: P-256');
  });
});

describe('with the option sm2', () => {
  const openssl = (...words: string[]) => spawnSync('openssl', words, { encoding: 'latin1' });
  const file = (name: string, content: Uint8Array) => {
    writeFileSync(join(host.profile, name), content);
    return join(host.profile, name);
  };

  test('a third company is added once, and said what to do with it', async () => {
    const { json, text } = await demo({ sm2: true });
    expect(json.keys.at(-1)).toEqual({ id: 'demo-sm2', pin: '13572468', holder: '印匠演示国密科技有限公司' });
    expect(json.seals.slice(-2).map(({ name }) => name)).toEqual(['国密公章', '国密合同专用章']);
    expect(text).toContain('--seal 国密公章 --key demo-sm2 -o signed.pdf --format ses');
    expect(added).toHaveLength(3);
    await demo({ sm2: true });
    expect(added).toHaveLength(3);
    expect((await demo()).json.keys).toHaveLength(2);
  });

  test('openssl verifies its SM2 chain, opens its PKCS#12 file and finds the same key in both', async () => {
    const { json } = await demo({ sm2: true });
    const { chain, pkcs12 } = added.at(-1)!;
    const id = ['-vfyopt', 'distid:1234567812345678'];
    const signer = file('signer.der', chain[0]!);
    expect(openssl('verify', '-x509_strict', ...id, '-CAfile', json.sm2Trust!, signer).stdout).toContain(': OK');
    expect(openssl('verify', '-x509_strict', '-CAfile', json.sm2Trust!, signer).status).not.toBe(0);
    const opened = openssl('pkcs12', '-in', file('sm2.p12', pkcs12), '-nocerts', '-noenc', '-passin', 'pass:13572468');
    const ofKey = spawnSync('openssl', ['pkey', '-pubout'], { input: opened.stdout, encoding: 'latin1' }).stdout;
    expect(ofKey).toMatch(/BEGIN PUBLIC KEY/);
    expect(ofKey).toBe(openssl('x509', '-in', signer, '-noout', '-pubkey').stdout);
  });

  test('its seals are electronic seals of a maker under the same root', async () => {
    const { json } = await demo({ sm2: true });
    const { chain, seals } = added.at(-1)!;
    for (const { electronicSeal, widthMm, picture } of seals) {
      const seal = readSeal(electronicSeal!);
      expect(await judgeSeal(seal)).toEqual({ fits: true, deviations: [] });
      expect(isHolder(seal.holders, chain[0]!)).toBe(true);
      expect(seal.picture).toMatchObject({ widthMm, data: Uint8Array.from(picture.data) });
      const maker = file('maker.der', seal.maker);
      const id = ['-vfyopt', 'distid:1234567812345678'];
      expect(openssl('verify', ...id, '-CAfile', json.sm2Trust!, maker).stdout).toContain(': OK');
    }
  });
});
