import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  type CallHandler,
  CliCommands,
  type CliInvocation,
  DocumentFiles,
  definePlugin,
  type Key,
  type Seal,
  SealNotFound,
  Seals,
  StampModes,
  type StampTemplate,
  StampTemplates,
  ViewCalls,
} from '@sealwright/core/api';
import { shellService } from '@sealwright/core/kernel';
import { fakeSeal, startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { diskFiles } from './disk-files.fixture.ts';
import { MOST_TEMPLATES } from './template-shelf.ts';

const title = { 'zh-CN': '签章', en: 'Seal' };
const text = { type: 'string', title } as const;
const planner = definePlugin({
  activate({ own, contribute }) {
    for (const id of ['normal', 'date']) own(contribute(StampModes, id, { plan: async () => [] }));
  },
});
const modes = testPlugin(
  {
    id: 'modes',
    contributes: {
      stampModes: [
        {
          id: 'normal',
          title,
          seal: 'required',
          options: {
            type: 'object',
            properties: { page: { ...text, type: 'integer', minimum: 1, default: 1 }, at: text },
            required: ['at'],
          },
        },
        {
          id: 'date',
          title: { 'zh-CN': '时间章', en: 'Date' },
          seal: 'none',
          options: { type: 'object', properties: { at: text, bold: { ...text, type: 'boolean' } } },
        },
      ],
    },
  },
  planner,
);

let host: TestHost;
let folder: string;
let seals: Seal[];
/** Seals that were searched for by themselves, which waits for slow devices. */
let asked: string[];
let listings: number;
let templates: StampTemplates;
let view: CallHandler;

const contract: StampTemplate = {
  name: '采购合同',
  stamps: [
    { mode: 'normal', seal: { id: 'key:1', name: '合同专用章' }, options: { page: 2, at: '120mm,80mm' } },
    { mode: 'date', options: { at: '150mm,100mm', bold: true } },
  ],
};
const named = (name: string): StampTemplate => ({ ...contract, name });

async function start(profile?: string) {
  const found: Pick<Seals, 'list' | 'find'> = {
    async list() {
      listings++;
      return seals;
    },
    async find(words) {
      asked.push(words);
      throw SealNotFound({ text: words });
    },
  };
  host = await startTestHost({
    ...(profile !== undefined && { profile }),
    services: [
      shellService(Seals, '1.0.0', found as Seals),
      shellService(DocumentFiles, '1.0.0', diskFiles() as DocumentFiles),
    ],
    plugins: [modes, { manifest, origin: 'bundled', load: () => import('./host.ts') }],
  });
  templates = await host.service(StampTemplates);
  view = await host.point(ViewCalls).get('stamp-templates')!.load();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-templates-'));
  seals = [fakeSeal({ source: 'key', id: '1', name: '合同专用章' })];
  asked = [];
  listings = 0;
  await start();
});
afterEach(async () => {
  await host.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** Where they are kept. */
const stored = () => join(host.profile, 'plugins', 'stamp-templates', 'templates.json');
const names = async () => (await templates.list()).map(({ name }) => name);
const refusal = (code: string) => expect.objectContaining({ code });

describe('keeping', () => {
  test('what is saved is there again, in the order of names as Chinese reads them', async () => {
    for (const name of ['框架协议', '采购合同 10', '采购合同 9', 'Lease']) await templates.save(named(name));
    expect(await names()).toEqual(['采购合同 9', '采购合同 10', '框架协议', 'Lease']);
    expect(await templates.get(' lease ')).toEqual(named('Lease'));
  });

  test('a name that is taken is replaced only on demand', async () => {
    await templates.save(named('Lease'));
    const other = { name: ' ＬEASE', stamps: contract.stamps.slice(1) };
    await expect(templates.save(other)).rejects.toThrow(refusal('templates.exists'));
    expect((await templates.get('Lease')).stamps).toHaveLength(2);
    expect(await templates.save(other, { overwrite: true })).toEqual({ ...other, name: 'ＬEASE' });
    expect(await names()).toEqual(['ＬEASE']);
  });

  test('renamed to what is taken it stays; its own name may be written otherwise', async () => {
    for (const name of ['lease', 'loan']) await templates.save(named(name));
    await expect(templates.rename('lease', 'LOAN')).rejects.toThrow(refusal('templates.exists'));
    expect(await templates.rename('lease', 'Lease')).toEqual(named('Lease'));
    await expect(templates.rename('gone', 'x')).rejects.toThrow(refusal('templates.not-found'));
    await expect(templates.rename('loan', ' ')).rejects.toThrow(refusal('templates.name-invalid'));
    expect(await names()).toEqual(['Lease', 'loan']);
  });

  test('what is removed is gone, once', async () => {
    await templates.save(contract);
    await templates.remove('采购合同');
    await expect(templates.remove('采购合同')).rejects.toThrow(refusal('templates.not-found'));
    await expect(templates.get('采购合同')).rejects.toThrow(refusal('templates.not-found'));
  });

  test.each<[string, StampTemplate['stamps'][number], string]>([
    ['a mode that is not installed', { mode: 'hologram', options: {} }, 'templates.mode-unknown'],
    ['an option missing', { mode: 'normal', options: {} }, 'templates.stamp-unfit'],
    ['an option out of range', { mode: 'normal', options: { at: '1,1', page: 0 } }, 'templates.stamp-unfit'],
    ['an option that the mode does not have', { mode: 'date', options: { size: 3 } }, 'templates.stamp-unfit'],
    ['a seal where none is placed', { mode: 'date', seal: { name: '公章' }, options: {} }, 'templates.stamp-unfit'],
  ])('%s is refused', async (_, stamp, code) => {
    const [fits] = contract.stamps;
    await expect(templates.save({ name: 'x', stamps: [fits!, stamp] })).rejects.toThrow(refusal(code));
    expect(await names()).toEqual([]);
  });

  test('there is room for so many, and for so much', async () => {
    await templates.save(contract);
    const full = Array.from({ length: MOST_TEMPLATES }, (_, number) => named(`${number}`));
    writeFileSync(stored(), JSON.stringify({ version: 1, data: { templates: full } }));
    await expect(templates.save(named('one more'))).rejects.toThrow(refusal('templates.too-many'));
    await expect(templates.save(named('7'), { overwrite: true })).resolves.toEqual(named('7'));
    const long = { mode: 'normal', options: { at: 'x'.repeat(150_000) } };
    const large = { name: '7', stamps: [long, long] };
    await expect(templates.save(large, { overwrite: true })).rejects.toThrow(refusal('templates.too-large'));
    const many = { name: '7', stamps: Array(10_000).fill(contract.stamps[0]) };
    await expect(templates.save(many, { overwrite: true })).rejects.toThrow(refusal('templates.too-large'));
  });

  test('a damaged file is said once and kept; after that it begins anew', async () => {
    await templates.save(contract);
    writeFileSync(stored(), '{"version":1,"data":{"templ');
    await expect(templates.list()).rejects.toThrow(refusal('storage.damaged'));
    expect(await names()).toEqual([]);
    expect(readdirSync(dirname(stored())).some((file) => file.startsWith('templates.json.damaged-'))).toBe(true);
    await templates.save(contract);
    expect(await names()).toEqual(['采购合同']);
  });
});

describe('for signing', () => {
  const key = {
    driver: 'soft',
    token: { id: 'a' },
    certificate: { sha256: 'ab' },
  } as unknown as Key;
  const requests = (use?: Parameters<StampTemplates['stampRequests']>[1]) => templates.stampRequests('采购合同', use);
  const sealOf = async (use?: Parameters<StampTemplates['stampRequests']>[1]) => (await requests(use))[0]?.seal;
  const other = (part: Partial<Seal>) => fakeSeal({ source: 'other', name: '合同专用章', ...part });

  beforeEach(async () => {
    await templates.save(contract);
  });

  test('the very seal is taken, and options are as they were saved', async () => {
    seals.push(other({ id: '2' }));
    expect(await requests()).toEqual([
      { mode: 'normal', seal: 'key:1', options: { page: 2, at: '120mm,80mm' } },
      { mode: 'date', options: { at: '150mm,100mm', bold: true } },
    ]);
    expect(asked).toEqual([]);
  });

  test('devices are asked once for all seals of a template', async () => {
    const [stamp] = contract.stamps;
    await templates.save({ name: '骑缝', stamps: [stamp!, stamp!, stamp!] });
    await templates.stampRequests('骑缝');
    expect(listings).toBe(1);
  });

  test('on another key it is the seal of the same name', async () => {
    seals = [other({ id: '2' }), other({ id: '3', name: '公章' })];
    expect(await sealOf()).toBe('other:2');
  });

  test('with a key its own seal is taken, though the very one is there as well', async () => {
    seals = [
      fakeSeal({ source: 'key', id: '1', name: '合同专用章', device: 'soft:b' }),
      other({ id: '2', device: 'soft:a', certificates: ['ab'] }),
      other({ id: '3', device: 'soft:a', certificates: ['cd'] }),
    ];
    expect(await sealOf()).toBe('key:1');
    expect(await sealOf({ key })).toBe('other:2');
  });

  test('an expired seal gives way to its successor', async () => {
    seals = [
      fakeSeal({ source: 'key', id: '1', name: '合同专用章', validTo: new Date('2020-01-01') }),
      other({ id: '2' }),
    ];
    expect(await sealOf()).toBe('other:2');
  });

  test('a seal that is not here is named, after slow devices were waited for', async () => {
    seals = [other({ id: '3', name: '公章' })];
    await expect(requests()).rejects.toMatchObject({
      code: 'templates.seal-missing',
      data: { template: '采购合同', seal: '合同专用章' },
    });
    expect(asked).toEqual(['key:1']);
  });

  test('several of the name are named', async () => {
    seals = [other({ id: '2' }), other({ id: '3' })];
    await expect(requests()).rejects.toMatchObject({
      code: 'templates.seal-ambiguous',
      data: { matches: ['合同专用章 (other:2)', '合同专用章 (other:3)'] },
    });
  });

  test('a seal of the caller takes the place of those of the template', async () => {
    seals = [];
    expect(await requests({ seal: '公章' })).toMatchObject([{ seal: '公章' }, { mode: 'date' }]);
    expect((await requests({ seal: '公章' }))[1]).not.toHaveProperty('seal');
  });
});

describe('in the window', () => {
  const run = (method: string, ...args: unknown[]) =>
    view.call(method, args, { signal: new AbortController().signal, progress: () => {} });

  test('a watcher hears of every change, with what each template places', async () => {
    const ended = new AbortController();
    const reports: unknown[] = [];
    const watching = view.call('watch', [], { signal: ended.signal, progress: (value) => void reports.push(value) });
    await expect.poll(() => reports).toEqual([[]]);
    await run('save', contract, { overwrite: false });
    const parts = [
      { 'zh-CN': '合同专用章', en: '合同专用章' },
      { 'zh-CN': '时间章', en: 'Date' },
    ];
    await expect.poll(() => reports.at(-1)).toEqual([{ name: '采购合同', parts }]);
    await run('remove', '采购合同');
    await expect.poll(() => reports.at(-1)).toEqual([]);
    ended.abort();
    await watching;
  });

  test('a file with a mode that is not installed is refused before anything is kept', async () => {
    const path = join(folder, 'x.json');
    const stamps = [{ mode: 'hologram', options: {} }];
    writeFileSync(path, JSON.stringify({ sealwright: 'stamp-template', version: 1, name: 'x', stamps }));
    await expect(run('read', path)).rejects.toThrow(refusal('templates.mode-unknown'));
    expect(await names()).toEqual([]);
  });
});

describe('at the command line', () => {
  async function run(id: string, words: readonly string[] = [], options: Record<string, unknown> = {}) {
    const command = await host.point(CliCommands).get(id)!.load();
    const invocation: Partial<CliInvocation> = {
      arguments: words,
      options,
      locale: 'en',
      signal: new AbortController().signal,
      path: (path) => join(folder, path),
    };
    return command.run(invocation as CliInvocation);
  }

  test('list and show', async () => {
    expect(await run('templates-list')).toEqual({ text: 'No template has been saved.', json: [] });
    await templates.save(contract);
    const { text, json } = await run('templates-list');
    expect(text).toBe('Name      Entries  Modes         Seals\n采购合同  2        normal, date  合同专用章');
    expect(json).toEqual([contract]);
    const shown = await run('templates-show', ['采购合同']);
    expect(shown.text.split('\n')).toEqual([
      '采购合同',
      '  --mode normal --seal 合同专用章 --page 2 --at 120mm,80mm',
      '  --mode date --at 150mm,100mm --bold',
    ]);
    expect(shown.json).toEqual(contract);
  });

  test('a template goes out into a file and comes in elsewhere', async () => {
    await templates.save(contract);
    await run('templates-export', ['采购合同'], { out: 't.json' });
    expect(JSON.parse(readFileSync(join(folder, 't.json'), 'utf8'))).toMatchObject({ version: 1, ...contract });
    await expect(run('templates-import', ['t.json'])).rejects.toThrow(refusal('templates.exists'));
    await run('templates-import', ['t.json'], { overwrite: true });
    await run('templates-import', ['t.json'], { name: '租赁合同' });
    expect(await names()).toEqual(['采购合同', '租赁合同']);
    expect((await templates.get('租赁合同')).stamps).toEqual(contract.stamps);
  });

  test('a file is replaced only on demand', async () => {
    await templates.save(contract);
    writeFileSync(join(folder, 't.json'), 'something');
    await expect(run('templates-export', ['采购合同'], { out: 't.json' })).rejects.toThrow(refusal('file.exists'));
    await run('templates-export', ['采购合同'], { out: 't.json', overwrite: true });
    expect(readFileSync(join(folder, 't.json'), 'utf8')).toContain('stamp-template');
  });

  test('rename and remove', async () => {
    await templates.save(contract);
    expect((await run('templates-rename', ['采购合同', '合同'])).text).toBe('The template is called "合同" now');
    expect(await run('templates-remove', ['合同'])).toEqual({
      text: 'Removed the template "合同"',
      json: { removed: '合同' },
    });
    expect(await names()).toEqual([]);
    await expect(run('templates-export', ['合同'], { out: 'x.json' })).rejects.toThrow(refusal('templates.not-found'));
    expect(existsSync(join(folder, 'x.json'))).toBe(false);
  });
});
