import { expect, test, vi } from 'vitest';
import { askSavePath } from './ask-save-path.ts';

const title = { 'zh-CN': '导出', en: 'Export' };
const pickSavePath = vi.fn<(question: unknown) => Promise<string | undefined>>();
const ask = (name: string) => askSavePath({ pickSavePath }, { title, name, ending: 'cer', kind: title });

test.each([
  ['张三', '张三.cer'],
  ['../a:b\n?', '_a_b__.cer'],
  [' . ', 'file.cer'],
  ['字'.repeat(90), `${'字'.repeat(60)}.cer`],
])('for %j the file name %s is suggested', async (name, suggestion) => {
  await ask(name);
  expect(pickSavePath).toHaveBeenLastCalledWith(expect.objectContaining({ suggestion }));
});

test('the ending is added; only the name that was asked about may be replaced', async () => {
  pickSavePath.mockResolvedValueOnce('/x/a.CER');
  expect(await ask('a')).toEqual({ path: '/x/a.CER', overwrite: true });
  pickSavePath.mockResolvedValueOnce('/x/a');
  expect(await ask('a')).toEqual({ path: '/x/a.cer', overwrite: false });
  pickSavePath.mockResolvedValueOnce(undefined);
  expect(await ask('a')).toBeUndefined();
});
