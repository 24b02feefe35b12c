/** Checkpoints and files of the log; openssl judges the signatures. */
import { writeFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentFiles, Key, Keys } from '@sealwright/core/api';
import { OpensslPki, type Party, SM2_KEY } from '@sealwright/crypto/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AuditDesk } from './audit-desk.ts';
import { canonicalJson } from './log/canonical-json.ts';
import { makeLog, record, verdict } from './log/log.fixture.ts';

let pki: OpensslPki;
beforeAll(() => {
  pki = new OpensslPki();
});
afterAll(() => pki.dispose());

let log: Awaited<ReturnType<typeof makeLog>>;
beforeEach(async () => {
  log = await makeLog();
});
afterEach(() => rm(log.path, { recursive: true }));

const files: Pick<DocumentFiles, 'open' | 'write'> = {
  async open(path) {
    const { length } = await readFile(path);
    return { path, size: length, close: async () => {}, read: () => Promise.reject(new Error('not asked for')) };
  },
  async write(path, chunks) {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    const commit = () => writeFile(path, Buffer.concat(parts));
    return { path, size: 0, commit, discard: async () => {} };
  },
};

/** A desk whose only key is the party's; `asked` counts PINs. */
function deskOf(party?: Party, sign = party && pki.sign.bind(pki, party)) {
  const asked: unknown[] = [];
  const keys: Pick<Keys, 'find' | 'open'> = {
    find: async () => party!.key as Key,
    async open(_, purpose) {
      asked.push(purpose);
      const signing = {
        sign: async (_key: Key, mechanism: Parameters<typeof sign & object>[0], digest: Uint8Array) =>
          sign!(mechanism, digest),
      };
      const unused = () => Promise.reject(new Error('not asked for'));
      return { ...signing, token: {} as never, decrypt: unused, data: async () => [], close: async () => {} };
    },
  };
  return { desk: new AuditDesk({ folder: async () => log.path, keys, files }), asked };
}

describe.each([
  ['RSA', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'], ['-sha256']],
  ['P-256', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'], ['-sha256']],
  ['P-384', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'], ['-sha384']],
  ['SM2', SM2_KEY, ['-sm3', '-sigopt', 'distid:1234567812345678']],
])('a checkpoint by %s', (name, generate, options) => {
  test('is one key operation, and fits by openssl', async () => {
    const party = pki.issue(name, generate);
    const { desk, asked } = deskOf(party);
    await desk.record(record('one'));
    await desk.signCheckpoint('k');
    const { checkpoints, ...report } = await desk.check();
    expect(verdict({ checkpoints, ...report })).toBe('whole 3');
    expect(checkpoints).toMatchObject([{ number: 3, count: 2, signer: name }]);
    expect(asked).toMatchObject([{ action: 'sign', digest: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    const lines = (await log.content())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const { statement, signature } = lines[2].entry.checkpoint;
    expect(statement).toMatchObject({ count: 2, head: lines[1].hash, log: lines[0].entry.log });
    const key = pki.write(`${name}.pub`, pki.run('x509', '-in', party.certificateFile, '-noout', '-pubkey'));
    const said = pki.write(`${name}.statement`, canonicalJson(statement));
    const value = pki.write(`${name}.value`, Buffer.from(signature, 'base64'));
    const judged = () => pki.accepts('dgst', ...options, '-verify', key, '-signature', value, said);
    expect(judged()).toBe(true);
    writeFileSync(said, `${canonicalJson(statement)} `);
    expect(judged()).toBe(false);
  });
});

test('a checkpoint with another statement, or by nobody, breaks the log', async () => {
  const { desk } = deskOf(pki.issue('signer', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']));
  await desk.record(record('one'));
  await desk.signCheckpoint('k');
  const { checkpoint } = JSON.parse((await log.content()).trimEnd().split('\n')[2]!).entry;
  await log.again().append(record('forged'), {
    checkpoint: { ...checkpoint, statement: { ...checkpoint.statement, time: '2026-01-01T00:00:00.000Z' } },
  });
  expect(verdict(await desk.check())).toBe('broken after 3: checkpoint at line 4');
});

test('a checkpoint holds entries fast that are written anew around it', async () => {
  const { desk } = deskOf(pki.issue('holder', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']));
  await desk.record(record('one'));
  await desk.signCheckpoint('k');
  const { checkpoint } = JSON.parse((await log.content()).trimEnd().split('\n')[2]!).entry;
  const [file] = await log.files();
  const [first] = (await readFile(file!, 'utf8')).split('\n');
  await writeFile(file!, `${first}\n`);
  await log.again().append(record('another'));
  await log.again().append(record('checkpoint'), { checkpoint });
  expect(verdict(await desk.check())).toBe('broken after 2: checkpoint at line 3');
});

test('what does not fit the certificate is not written', async () => {
  const party = pki.issue('faulty', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']);
  const { desk } = deskOf(party, () => new Uint8Array(70));
  await desk.record(record('one'));
  await expect(desk.signCheckpoint('k')).rejects.toMatchObject({ code: 'audit.signature-unfit' });
  expect((await desk.check()).count).toBe(2);
});

test('nothing is signed of an empty log, nor of a broken one', async () => {
  const { desk, asked } = deskOf(pki.issue('idle', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']));
  await expect(desk.signCheckpoint('k')).rejects.toMatchObject({ code: 'audit.empty' });
  await desk.record(record('one'));
  const [file] = await log.files();
  await writeFile(file!, (await readFile(file!, 'utf8')).replace('Did one', 'Did two'));
  await expect(desk.signCheckpoint('k')).rejects.toMatchObject({ code: 'audit.not-whole' });
  expect(asked).toEqual([]);
});

describe('an exported log', () => {
  const order = (format: 'jsonl' | 'html' | 'csv') => ({
    path: join(log.path, `out.${format}`),
    overwrite: false,
    format,
    locale: 'en' as const,
  });

  test('is checked by the file alone, and compared with the log here', async () => {
    const { desk } = deskOf();
    await desk.record(record('one'));
    const { path } = order('jsonl');
    await desk.export(order('jsonl'));
    expect(await desk.checkFile(path)).toMatchObject({ relation: 'contained', report: { state: 'whole', count: 2 } });
    const [file] = await log.files();
    const lines = (await readFile(file!, 'utf8')).split('\n');
    await writeFile(file!, `${lines[0]}\n`);
    expect(await desk.checkFile(path)).toMatchObject({ relation: 'ahead', report: { state: 'whole' } });
    await log.again().append(record('another'));
    expect(await desk.checkFile(path)).toMatchObject({ relation: 'different' });
    await log.writer.beginAnew();
    expect(await desk.checkFile(path)).toMatchObject({ relation: 'other-log' });
  });

  test('that was altered is found out', async () => {
    const { desk } = deskOf();
    await desk.record(record('one'));
    const { path } = order('jsonl');
    await desk.export(order('jsonl'));
    await writeFile(path, (await readFile(path, 'utf8')).replace('Did one', 'Did two'));
    expect((await desk.checkFile(path)).report).toMatchObject({ state: 'broken', fault: { kind: 'altered', line: 2 } });
  });

  test('is not some other file', async () => {
    const { desk } = deskOf();
    for (const content of ['', '{}\n', '%PDF-1.7\n%%EOF\n', '['.repeat(1_000_000)]) {
      await writeFile(join(log.path, 'other'), content);
      await expect(desk.checkFile(join(log.path, 'other'))).rejects.toMatchObject({ code: 'audit.file-foreign' });
    }
  });

  test('to be read runs nothing and computes nothing', async () => {
    const { desk } = deskOf();
    await desk.record({
      ...record('<script>alert(1)</script>'),
      facts: [{ title: { 'zh-CN': '=', en: '=HYPERLINK("x")' }, value: '"a", b' }],
    });
    await desk.export(order('html'));
    await desk.export(order('csv'));
    const html = await readFile(order('html').path, 'utf8');
    expect(html).toContain('Did &lt;script&gt;');
    expect(html).not.toContain('<script');
    const csv = await readFile(order('csv').path, 'utf8');
    expect(csv).toContain(`"'=HYPERLINK(""x""): ""a"", b"`);
    expect((await desk.list({}, 10)).entries.map(({ entry }) => entry.event)).toEqual([
      'audit-log.exported',
      'audit-log.exported',
      'test.done',
      'audit-log.began',
    ]);
  });
});

test('the list is filtered, and goes on where it ended', async () => {
  const { desk } = deskOf();
  for (const name of 'abcdef') await desk.record(record(name));
  await desk.record({ ...record('g'), event: 'signing.failed', outcome: 'failed' });
  const numbers = async (...args: Parameters<AuditDesk['list']>) =>
    (await desk.list(...args)).entries.map(({ entry }) => entry.number);
  expect(await desk.list({}, 3)).toMatchObject({ hasMore: true });
  expect(await numbers({}, 3)).toEqual([8, 7, 6]);
  expect(await numbers({}, 3, 6)).toEqual([5, 4, 3]);
  expect(await numbers({ kind: 'signing' }, 3)).toEqual([8]);
  expect(await numbers({ outcome: 'failed' }, 3)).toEqual([8]);
  expect(await numbers({ text: ' DID C' }, 3)).toEqual([4]);
  expect(await numbers({ from: Date.now() + 60_000 }, 3)).toEqual([]);
  expect(await numbers({ until: Date.now() + 60_000 }, 2)).toEqual([8, 7]);
});
