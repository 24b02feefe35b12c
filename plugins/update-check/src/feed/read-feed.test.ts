import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FaultServer, startFaultServer } from '../testing/fault-server.ts';
import { FeedLab, spki, testKey, testManifest } from '../testing/feed-lab.ts';
import { parseFeedAddress } from './location.ts';
import { type Channel, readFeed } from './read-feed.ts';
import { LARGEST_MANIFEST } from './release-manifest.ts';

let lab: FeedLab;
let server: FaultServer;
beforeEach(async () => {
  lab = new FeedLab();
  server = await startFaultServer(lab.folder);
});
afterEach(async () => {
  await server.end();
  lab.end();
});

const NOW = new Date('2026-11-23T08:00:00Z');

const read = (
  address = server.address,
  change: { channel?: Channel; keys?: typeof lab.keys; signal?: AbortSignal } = {},
) =>
  readFeed({
    ...{ feed: parseFeedAddress(address), channel: 'stable' as const, keys: lab.keys, now: NOW },
    ...{ signal: new AbortController().signal, ...change },
  });
const refused = (code: string, data = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) });

describe.each(['server', 'folder'])('in a %s', (place) => {
  const address = () => (place === 'server' ? server.address : lab.folder);

  test('a signed manifest is taken, with the name of its key', async () => {
    lab.publish({ version: '1.2.3' }, NOW);
    const { manifest, key } = await read(address());
    expect(manifest).toEqual(testManifest({ version: '1.2.3' }, NOW));
    expect(key).toBe('test-1');
  });

  test('a channel that is not there is named', async () => {
    await expect(read(address())).rejects.toEqual(refused('update.file-missing'));
    lab.write('stable.json', '{}');
    await expect(read(address())).rejects.toThrow(/stable\.json\.sig/);
  });

  test('an altered manifest is refused, however little was altered', async () => {
    lab.publish({}, NOW);
    const { files: _, ...rest } = testManifest({}, NOW);
    lab.write('stable.json', JSON.stringify({ ...rest, files: [] }, null, 1));
    await expect(read(address())).rejects.toEqual(refused('update.signature-wrong', { key: 'test-1' }));
  });

  test('a manifest that nobody would end reading is left after its limit', async () => {
    lab.write('stable.json', Buffer.alloc(LARGEST_MANIFEST + 1, 0x20));
    await expect(read(address())).rejects.toEqual(refused('update.manifest-too-large'));
  });
});

describe('by its signature', () => {
  test('a key that this build does not know is refused by name', async () => {
    lab.publish({}, NOW);
    await expect(read(server.address, { keys: [testKey('other').entry] })).rejects.toEqual(
      refused('update.key-unknown', { keys: ['test-1'] }),
    );
    await expect(read(server.address, { keys: [] })).rejects.toEqual(refused('update.key-unknown'));
  });

  test("another's signature under a known name is wrong", async () => {
    lab.publish({}, NOW);
    await expect(read(server.address, { keys: [testKey('test-1').entry] })).rejects.toEqual(
      refused('update.signature-wrong'),
    );
  });

  test('while keys change, the one that is known is enough, and each that is known has to be right', async () => {
    const text = JSON.stringify(testManifest({}, NOW));
    const coming = testKey('test-2');
    const values = [lab.key, coming].map((key) => ({
      keyId: key.entry.id,
      value: Buffer.from(key.sign(Buffer.from(text))).toString('base64'),
    }));
    lab.write('stable.json', text);
    lab.write('stable.json.sig', JSON.stringify({ signatures: values }));
    expect((await read(server.address, { keys: [coming.entry] })).key).toBe('test-2');
    expect((await read(server.address, { keys: [lab.key.entry, coming.entry] })).key).toBe('test-1');
    lab.write(
      'stable.json.sig',
      JSON.stringify({ signatures: [values[0], { ...values[1], value: values[0]?.value }] }),
    );
    await expect(read(server.address, { keys: [lab.key.entry, coming.entry] })).rejects.toEqual(
      refused('update.signature-wrong', { key: 'test-2' }),
    );
  });

  test('RSA-PSS keys are taken as well', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const text = Buffer.from(JSON.stringify(testManifest({}, NOW)));
    lab.write('stable.json', text);
    lab.writeSignature('stable', sign('sha256', text, { key: privateKey, padding: 6, saltLength: 32 }), 'rsa-1');
    const keys = [{ id: 'rsa-1', algorithm: 'RSA-PSS-SHA256' as const, publicKey: spki(publicKey) }];
    expect((await read(server.address, { keys })).key).toBe('rsa-1');
  });

  test.each(['', 'no JSON', '[]', '{"signatures":[]}', '{"signatures":[{"keyId":"a b","value":"AAAA"}]}'])(
    'a signature file "%s" is malformed',
    async (text) => {
      lab.publish({}, NOW);
      lab.write('stable.json.sig', text);
      await expect(read()).rejects.toEqual(refused('update.manifest-invalid', { file: 'stable.json.sig' }));
    },
  );
});

describe('by what it says', () => {
  test.each([
    ['/version', { version: '1.2' }],
    ['/version', { version: 'v1.2.3' }],
    ['/issuedAt', { issuedAt: '2026-11-23' }],
    ['/issuedAt', { issuedAt: '2026-11-23T99:00:00Z' }],
    ['/files/0/size', { files: [{ ...file(), size: 0 }] }],
    ['/files/0/size', { files: [{ ...file(), size: 1e18 }] }],
    ['/files/0/sha256', { files: [{ ...file(), sha256: 'ABC' }] }],
    ['/files', { files: Array.from({ length: 101 }, file) }],
    ['/format', { format: 2 as 1 }],
    ['', { notes: undefined as never }],
  ])('a fault at "%s" is named', async (pointer, change) => {
    lab.publish(change, NOW);
    const place = pointer === '' ? expect.any(String) : pointer;
    await expect(read()).rejects.toEqual(refused('update.manifest-invalid', { file: 'stable.json', place }));
  });

  test.each([
    ['update.manifest-foreign', { product: 'another' }],
    ['update.manifest-expired', { expiresAt: '2026-11-23T07:59:59Z' }],
    ['update.manifest-from-future', { issuedAt: '2026-11-25T08:00:00Z' }],
    ['update.prerelease-refused', { version: '9.0.0-beta.1' }],
  ])('%s', async (code, change) => {
    lab.publish(change, NOW);
    await expect(read()).rejects.toEqual(refused(code));
  });

  test("one channel's manifest is not taken for another's", async () => {
    lab.publish({ channel: 'preview', version: '9.0.0-beta.1' }, NOW);
    expect((await read(server.address, { channel: 'preview' })).manifest.version).toBe('9.0.0-beta.1');
    const text = JSON.stringify(testManifest({ channel: 'preview' }, NOW));
    lab.write('stable.json', text);
    lab.writeSignature('stable', lab.key.sign(Buffer.from(text)));
    await expect(read()).rejects.toEqual(refused('update.manifest-foreign'));
  });
});

describe('by a server that', () => {
  beforeEach(() => lab.publish({}, NOW));

  test.each([500, 503, 403, 204])('answers %d is named with it', async (status) => {
    server.fault('stable.json', { kind: 'status', status });
    await expect(read()).rejects.toEqual(refused('update.server-error', { status }));
  });

  test('is not there cannot be reached', async () => {
    const { address } = server;
    await server.end();
    await expect(read(address)).rejects.toEqual(refused('update.unreachable', { reason: 'ECONNREFUSED' }));
    server = await startFaultServer(lab.folder);
  });

  test('has a certificate of its own making cannot be reached', async () => {
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(lab.folder, name)) as [string, string];
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const words = ['req', '-x509', '-newkey', 'ed25519', '-nodes', '-keyout', key, '-out', cert, ...subject];
    execFileSync('openssl', words, { stdio: 'pipe' });
    const serve: RequestListener = (_, response) => response.end(readFileSync(join(lab.folder, 'stable.json')));
    const secure = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, serve);
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    const { port } = secure.address() as { port: number };
    try {
      await expect(read(`https://127.0.0.1:${port}/`)).rejects.toEqual(
        refused('update.unreachable', { reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
      );
    } finally {
      secure.close();
    }
  });

  test.each(['http://updates.example/x', 'ftp://updates.example/x', 'https://a:b@updates.example/x', 'http://[broken'])(
    'leads to %s is refused',
    async (to) => {
      server.fault('stable.json', { kind: 'redirect', to });
      await expect(read()).rejects.toEqual(refused('update.redirect-refused'));
    },
  );

  test('leads in a circle is refused, and one that leads on is followed', async () => {
    server.fault('stable.json', { kind: 'redirect', to: '/stable.json' });
    await expect(read()).rejects.toEqual(refused('update.redirect-refused'));
    lab.write('elsewhere', readFileSync(join(lab.folder, 'stable.json')));
    server.fault('stable.json', { kind: 'redirect', to: '/elsewhere' });
    expect((await read()).key).toBe('test-1');
  });

  test('sends without end is left', async () => {
    server.fault('stable.json', { kind: 'endless' });
    await expect(read()).rejects.toEqual(refused('update.manifest-too-large'));
  });

  test('breaks off cannot be reached; one that says that this is all offers what is not signed', async () => {
    server.fault('stable.json', { kind: 'drop', after: 20 });
    await expect(read()).rejects.toEqual(refused('update.unreachable', { reason: 'interrupted' }));
    server.fault('stable.json', { kind: 'truncate', after: 20 });
    await expect(read()).rejects.toEqual(refused('update.signature-wrong'));
  });

  test('is silent can be left at once', async () => {
    server.fault('stable.json', { kind: 'stall', after: 5 });
    const ending = new AbortController();
    const reading = read(server.address, { signal: ending.signal });
    while (server.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    ending.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
  });
});

test('a path that is no folder of a feed is named', async () => {
  await expect(read(join(lab.folder, 'nowhere'))).rejects.toEqual(refused('update.file-missing'));
});

function file() {
  return { os: 'linux', arch: 'x64', kind: 'deb', url: 'x.deb', size: 1, sha256: '0'.repeat(64) };
}
