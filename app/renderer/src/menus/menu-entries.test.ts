import { expect, test } from 'vitest';
import { contributed } from '../testing/contributed.ts';
import { menuGroups } from './menu-entries.ts';

const title = (text: string) => ({ 'zh-CN': text, en: text });
const command = (id: string, when?: string) => ({ id, plugin: 'p', data: { title: title(id), ...(when && { when }) } });
const entry = (id: string, data: object) => ({ id, plugin: 'p', data: { menu: 'file', command: id, ...data } });
const lists = contributed({
  commands: [command('save', 'document.dirty'), command('open')],
  viewCommands: [command('print')],
  menus: [
    entry('save', { group: '2-save', order: 20 }),
    entry('print', { group: '2-save', order: 10, when: 'document.active' }),
    entry('open', { group: '1-open', title: title('open a file') }),
    entry('nobody offers this', { group: '1-open' }),
    { id: 'elsewhere', plugin: 'p', data: { menu: 'help', command: 'open' } },
  ],
});

const shown = (context: Record<string, boolean>) =>
  menuGroups('file', lists, context).map((group) =>
    group.map((one) => `${one.title.en}${one.isEnabled ? '' : ' (off)'}`),
  );

test('entries stand in their groups, in order; those without a command are left out', () => {
  expect(shown({ 'document.active': true, 'document.dirty': true })).toEqual([['open a file'], ['print', 'save']]);
});

test('the entry says when it is shown, its command when it can be chosen', () => {
  expect(shown({})).toEqual([['open a file'], ['save (off)']]);
});

test('of several with one title one is shown, in the first one’s place: the last that can be chosen', () => {
  const undo = { group: '1-history', title: title('undo') };
  const both = contributed({
    commands: [command('undo seal', 'seal.undoable'), command('redo seal'), command('undo note', 'note.undoable')],
    menus: [entry('undo seal', undo), entry('redo seal', { group: '1-history' }), entry('undo note', undo)],
  });
  const commands = (context: Record<string, boolean>) =>
    menuGroups('file', both, context)[0]?.map((one) => one.command);
  expect(commands({})).toEqual(['undo seal', 'redo seal']);
  expect(commands({ 'seal.undoable': true })).toEqual(['undo seal', 'redo seal']);
  expect(commands({ 'note.undoable': true })).toEqual(['undo note', 'redo seal']);
  expect(commands({ 'seal.undoable': true, 'note.undoable': true })).toEqual(['undo note', 'redo seal']);
});
