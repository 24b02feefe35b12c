import { expect, test } from 'vitest';
import { findCommands } from './shortcut-list.ts';

const command = (id: string, chinese: string, en: string, keys: readonly string[], category?: string) => ({
  command: id,
  plugin: 'p',
  title: { 'zh-CN': chinese, en },
  ...(category !== undefined && { category: { 'zh-CN': category, en: category } }),
  keys,
  defaults: keys,
});
const commands = [
  command('window.close', '关闭标签页', 'Close the tab', ['mod+w']),
  command('documents.save', '保存', 'Save', ['mod+s'], 'File'),
  command('documents.close', '关闭', 'Close', ['mod+w', 'mod+f4'], 'File'),
];
const keys = { label: (key: string) => key.replace('mod', 'Ctrl'), sameKey: (a: string, b: string) => a === b };
const found = (search: Parameters<typeof findCommands>[1]) =>
  findCommands(commands, search, 'en', keys).map((one) => one.command);

test('all of them by category and name, those without a category last', () => {
  expect(found({ words: '' })).toEqual(['documents.close', 'documents.save', 'window.close']);
});

test('words of either language, of the id or of a key narrow the list', () => {
  expect(found({ words: '关闭' })).toEqual(['documents.close', 'window.close']);
  expect(found({ words: 'file clo' })).toEqual(['documents.close']);
  expect(found({ words: 'window.' })).toEqual(['window.close']);
  expect(found({ words: 'ctrl+s' })).toEqual(['documents.save']);
  expect(found({ words: 'nothing' })).toEqual([]);
});

test('a pressed key finds what it does', () => {
  expect(found({ key: 'mod+w' })).toEqual(['documents.close', 'window.close']);
  expect(found({ key: 'mod+x' })).toEqual([]);
});
