import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CliCommands, type CliInvocation, DocumentFiles, Keys, Seals } from '@sealwright/core/api';
import { shellService } from '@sealwright/core/kernel';
import { fakeSeal, startTestHost, type TestHost } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { fakeKeys } from '../devices/fake-keys.fixture.ts';

const { data: png } = fakeSeal().picture;
const prepared = {
  picture: { format: 'png', data: png },
  widthMm: 40,
  heightMm: 40,
  dpi: 30,
  warnings: [],
} as const;
const files: DocumentFiles = {
  open: async (path) => ({ path, size: png.length, read: async () => png, close: async () => {} }),
  checkTarget: async () => {},
  write: () => Promise.reject(new Error('nothing is written')),
};

let host: TestHost;
let seals: Seals;
beforeEach(async () => {
  host = await startTestHost({
    services: [shellService(Keys, '1.0.0', fakeKeys([])), shellService(DocumentFiles, '1.0.0', files)],
    plugins: [{ manifest, origin: 'bundled', load: () => import('../host.ts') }],
  });
  seals = await host.service(Seals);
});
afterEach(() => host.dispose());

test('a picture is kept as a seal that any key may use, and is no electronic one', async () => {
  let changes = 0;
  const listening = seals.onDidChange(() => void changes++);
  const seal = await seals.addPicture(prepared, ' 合同\n专用章 ');
  expect(await seals.list()).toEqual([seal]);
  expect(seal).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{16}$/),
    source: 'pictures',
    name: '合同专用章',
    picture: { format: 'png', data: new Uint8Array(png) },
    widthMm: 40,
    heightMm: 40,
    certificates: [],
  });
  expect(await seals.find('合同')).toEqual(seal);
  await seals.removePicture(seal.id);
  expect(await seals.list()).toEqual([]);
  expect(readdirSync(pictureFolder())).toEqual([]);
  expect(changes).toBe(2);
  await listening.dispose();
});

test('the same picture of the same name and size is one seal; another size is another one', async () => {
  const one = await seals.addPicture(prepared, '章');
  expect((await seals.addPicture(prepared, '章')).id).toBe(one.id);
  expect((await seals.addPicture({ ...prepared, widthMm: 42 }, '章')).id).not.toBe(one.id);
  expect(await seals.list()).toHaveLength(2);
});

test('a seal whose picture was deleted by hand hides no other', async () => {
  const one = await seals.addPicture(prepared, '一');
  const other = await seals.addPicture(prepared, '二');
  rmSync(join(pictureFolder(), `${one.id}.png`));
  expect((await seals.list()).map(({ id }) => id)).toEqual([other.id]);
  await seals.removePicture(one.id);
});

test('a name cannot turn the texts around it', async () => {
  expect((await seals.addPicture(prepared, '\u202e公章\u200b')).name).toBe('公章');
});

test.each(['', ' ', '\u0007', '章'.repeat(61)])('%j is no name', async (name) => {
  await expect(seals.addPicture(prepared, name)).rejects.toMatchObject({ code: 'seals.picture-name-invalid' });
});

test.each(['0123456789abcdef', '../../x', 'soft:a'])(
  'what is none of them, such as %s, cannot be removed',
  async (id) => {
    await expect(seals.removePicture(id)).rejects.toMatchObject({ code: 'seals.not-found' });
  },
);

test('the command line adds and removes them', async () => {
  const run = async (id: string, args: readonly string[], options = {}) => {
    const command = await host.point(CliCommands).get(id)?.load();
    const invocation = { arguments: args, options, path: (path: string) => path, locale: 'en' };
    return command!.run(invocation as unknown as CliInvocation);
  };
  const added = await run('seals-add', ['/pictures/contract seal.png'], { width: '4cm' });
  expect(added.json).toMatchObject({ name: 'contract seal', widthMm: 40, dpi: expect.any(Number) });
  expect(added.text).toContain('a picture only');
  const { id } = added.json as { id: string };
  expect(await seals.list()).toMatchObject([{ id }]);
  await run('seals-remove', [id]);
  expect(await seals.list()).toEqual([]);
});

const pictureFolder = () => join(host.profile, 'plugins/seals/pictures');
