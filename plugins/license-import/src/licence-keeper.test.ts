import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  bytes,
  type Laboratory,
  licence,
  makeLaboratory,
  NOW,
  rsa,
  sm2,
  TERMS,
  THIS_MACHINE,
  terms,
} from './licence.fixture.ts';

const good = bytes(licence(TERMS));
const folders: string[] = [];
let lab: Laboratory;

function laboratory(more?: Parameters<typeof makeLaboratory>[0]): Laboratory {
  const made = makeLaboratory(more);
  folders.push(made.folder);
  return made;
}
beforeEach(() => {
  lab = laboratory();
});
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const install = (file: Uint8Array, confirmed = false) => lab.keeper.install(file, { confirmed });

test.each([
  ['SM2', sm2],
  ['RSA', rsa],
])('a licence with a signature by %s says all that its file says', async (_, key) => {
  expect(await lab.keeper.status()).toEqual({ state: 'none' });
  await install(bytes(licence(TERMS, key)));
  expect(await lab.keeper.status()).toEqual({
    state: 'valid',
    daysLeft: 222,
    terms: {
      id: 'LIC-20250109-000123',
      product: 'ibox-terminal',
      edition: 'supplier',
      issuer: 'NETCA',
      issuedAt: new Date('2025-01-09T01:43:00Z'),
      notBefore: '2025-01-09',
      notAfter: '2026-01-08',
      licensee: { name: '示例供应商有限公司', creditCode: '91440000MA0000000X', project: 'gdtf-econtract' },
      modules: { 'my-signing': true, 'seam-seal': true, 'keyword-seal': false, 'offline-client': true },
      seats: 5,
      platform: {
        baseUrl: 'https://platform.example/api/v1',
        updateUrl: 'https://platform.example/updates',
        tsaUrl: 'https://tsa.example/rfc3161',
        trustAnchors: ['b'.repeat(64), 'c'.repeat(64)],
      },
    },
  });
});

describe('encodings', () => {
  const text = licence(TERMS);
  const gb18030 = () => execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: text });

  test.each([
    ['UTF-8 with BOM', bytes(`\ufeff${text}`)],
    ['UTF-16LE with BOM', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['GB18030', gb18030()],
    ['line ends of Windows', bytes(text.replaceAll('\n', '\r\n'))],
    ['line ends of old Macs', bytes(text.replaceAll('\n', '\r'))],
    ['other upper and lower case', bytes(text.replace('[License]', '[LICENSE]').replace('Seats=', 'SEATS ='))],
    ['comments and space', bytes(text.replace('Seats=5', '\n; five\n#\n  Seats =  5   ; or so\n'))],
  ])('%s: the same licence', async (_, file) => {
    await install(file);
    expect(await lab.keeper.status()).toMatchObject({ terms: { licensee: { name: '示例供应商有限公司' }, seats: 5 } });
  });

  test('in whichever normal form, it is one name', async () => {
    const composed = licence(terms(['示例供应商有限公司', 'Caf\u00e9']));
    await install(bytes(composed.replace('Caf\u00e9', 'Cafe\u0301')));
    expect(await lab.keeper.status()).toMatchObject({ terms: { licensee: { name: 'Caf\u00e9' } } });
  });
});

describe('the period', () => {
  const at = async (time: string) => {
    lab.here.time = Date.parse(time);
    const status = await lab.keeper.status();
    return status.state === 'valid' ? status.daysLeft : status.state;
  };

  test('holds whole days in the time zone of the issuer', async () => {
    lab.here.time = Date.parse('2025-01-08T23:59:59+08:00');
    await expect(install(good)).rejects.toMatchObject({ code: 'license.not-yet-valid' });
    lab.here.time = Date.parse('2025-01-09T00:00:00+08:00');
    await install(good);
    expect(await at('2025-01-09T00:00:00+08:00')).toBe(365);
    expect(await at('2026-01-07T23:59:59+08:00')).toBe(2);
    expect(await at('2026-01-08T23:59:59+08:00')).toBe(1);
    expect(await at('2026-01-08T16:00:00Z')).toBe('expired');
  });

  test('does not begin again when the clock is set back, and a day of it is no matter', async () => {
    await install(good);
    expect(await at('2026-02-01T00:00:00+08:00')).toBe('expired');
    expect(await at('2025-06-01T00:00:00+08:00')).toBe('expired');
    expect(await at('2026-01-31T01:00:00+08:00')).toBe('expired');
    await expect(install(good)).rejects.toMatchObject({ code: 'license.expired' });
    lab.here.time = NOW;
    await expect(install(good)).rejects.toMatchObject({ code: 'license.clock-set-back' });
  });
});

describe('another licence', () => {
  const older = bytes(licence(terms(['IssuedAt=2025-01-09', 'IssuedAt=2025-01-08'], ['000123', '000100'])));
  const newer = bytes(licence(terms(['IssuedAt=2025-01-09', 'IssuedAt=2025-05-09'], ['000123', '000200'])));
  const idOf = async () => {
    const status = await lab.keeper.status();
    return status.state === 'none' ? undefined : status.terms.id;
  };
  const read = async (file: Uint8Array) => {
    const path = join(lab.folder, '授权导入.ini');
    writeFileSync(path, file);
    return lab.keeper.read(path);
  };

  test('that is older takes the place when its user says so', async () => {
    await install(good);
    expect(await read(older)).toMatchObject({ relation: 'older' });
    await expect(install(older)).rejects.toMatchObject({ code: 'license.older' });
    expect(await idOf()).toBe('LIC-20250109-000123');
    await install(older, true);
    expect(await idOf()).toBe('LIC-20250109-000100');
  });

  test('that is newer takes the place, and the same one is fine', async () => {
    expect(await read(good)).toMatchObject({ relation: 'first' });
    await install(good);
    expect(await read(good)).toMatchObject({ relation: 'same' });
    await install(good);
    expect(await read(newer)).toMatchObject({ relation: 'newer' });
    expect(await idOf()).toBe('LIC-20250109-000123');
    await install(newer);
    expect(await idOf()).toBe('LIC-20250109-000200');
  });

  test('is told to those who listen; one that is refused is not', async () => {
    const changed = vi.fn();
    lab.keeper.onDidChange(changed);
    await install(good);
    expect(changed).toHaveBeenCalledTimes(1);
    await expect(install(older)).rejects.toThrow();
    expect(changed).toHaveBeenCalledTimes(1);
  });
});

describe('what it is bound to', () => {
  const forMachine = bytes(
    licence(terms(['Binding=none', 'Binding=machine'], ['MachineHash=', `MachineHash=${THIS_MACHINE}`])),
  );
  const forKeys = bytes(licence(terms(['Binding=none', 'Binding=ukey'], ['F320078983', 'F320078983, F320078984'])));

  test('is this computer; carried to another one, it is at fault', async () => {
    expect(await install(forMachine)).toMatchObject({ binding: 'machine' });
    expect(await lab.keeper.status()).toMatchObject({ state: 'valid' });
    lab.here.machineCode = 'b'.repeat(64);
    await expect(lab.keeper.status()).rejects.toMatchObject({ code: 'license.machine-mismatch' });
    expect(await lab.keeper.report()).toMatchObject({
      fault: { code: 'license.machine-mismatch' },
      machine: 'b'.repeat(64),
    });
  });

  test('are USB keys: any of them, and none for now', async () => {
    const told = await install(forKeys);
    expect(told.notes.map(({ en }) => en)).toEqual([expect.stringContaining('F320078983, F320078984')]);
    lab.here.serials = ['X1', 'f320078984'];
    expect((await install(forKeys)).notes).toEqual([]);
    lab.here.serials = ['X1'];
    await expect(lab.keeper.status()).rejects.toMatchObject({ code: 'license.ukey-mismatch' });
  });
});

test('unknown modules are left out with a note; keys that begin with X- may be unknown', async () => {
  const told = await install(
    bytes(licence(terms(['Seats=5', 'Seats=5\ntime-travel=1'], ['Issuer=', 'X-Note=hello\nIssuer=']))),
  );
  expect(told.terms.modules).not.toHaveProperty('time-travel');
  expect(told.notes.map(({ en }) => en)).toEqual([expect.stringContaining('time-travel')]);
});

test('what was altered on disk is at fault, and can be replaced', async () => {
  await install(good);
  const forged = licence(TERMS).replace('2026-01-08', '2099-01-08');
  const data = { file: Buffer.from(forged).toString('base64') };
  writeFileSync(join(lab.folder, 'plugins/license-import/licence.json'), JSON.stringify({ version: 1, data }));
  await expect(lab.keeper.status()).rejects.toMatchObject({ code: 'license.altered' });
  await install(good);
  expect(await lab.keeper.status()).toMatchObject({ state: 'valid' });
});

test('the sample is judged like any other', async () => {
  await expect(lab.keeper.readSample()).rejects.toMatchObject({ code: 'license.no-sample' });
  const withSample = laboratory({ sample: { read: async () => good } });
  expect(await withSample.keeper.report()).toMatchObject({ hasSample: true });
  expect(await withSample.keeper.readSample()).toMatchObject({ relation: 'first', licence: { state: 'valid' } });
  const forged = laboratory({ sample: { read: async () => good.slice(0, -20) } });
  await expect(forged.keeper.readSample()).rejects.toMatchObject({ code: expect.stringMatching(/^license\./) });
});

test('hostile files end quickly', async () => {
  const many = `[License]\n${Array.from({ length: 5_000 }, (_, at) => `k${at}=1`).join('\n')}`;
  for (const text of [many, `[a]\nb=${' '.repeat(60_000)};`, `[${'a'.repeat(60_000)}`, `a${' '.repeat(60_000)}`]) {
    await expect(install(bytes(text))).rejects.toMatchObject({ code: expect.stringMatching(/^license\./) });
  }
}, 5_000);
