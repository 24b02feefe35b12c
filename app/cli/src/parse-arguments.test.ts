import type { CliCommandData, OptionsSchema } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { type Command, findCommand, parseCommand, readShellOptions } from './parse-arguments.ts';

const title = { 'zh-CN': '甲', en: 'a' };
const command = (data: Partial<CliCommandData> & { name: string }): Command => ({
  id: data.name,
  plugin: 'test',
  data: { summary: title, ...data },
  load: () => Promise.reject(new Error('parsing loads no code')),
});

const sign = command({
  name: 'sign',
  arguments: [{ name: 'FILE', title }],
  options: {
    type: 'object',
    required: ['out'],
    properties: {
      mode: { type: 'string', title },
      out: { type: 'string', title, short: 'o' },
      force: { type: 'boolean', title, default: false },
    },
  },
  optionsOf: [{ option: 'mode', point: 'modes' }],
});
const show = command({ name: 'show', arguments: [{ name: 'FILE', title, many: true, optional: true }] });
const modes = new Map<string, OptionsSchema>([
  ['normal', { type: 'object', properties: { page: { type: 'integer', title }, rotation: { type: 'number', title } } }],
  ['seam', { type: 'object', properties: { edge: { type: 'string', title } } }],
]);
const parse = (...words: string[]) => parseCommand(sign, words, () => modes);

test('the longest command name wins', () => {
  const commands = [command({ name: 'keys' }), command({ name: 'keys list' })];
  expect(findCommand(commands, ['keys', 'list', 'x'])).toMatchObject({ command: { id: 'keys list' }, rest: ['x'] });
  expect(findCommand(commands, ['keys', 'other'])).toMatchObject({ command: { id: 'keys' }, rest: ['other'] });
  expect(findCommand(commands, ['key'])).toBeUndefined();
});

test('options of the chosen mode appear by themselves, typed', () => {
  expect(parse('in.pdf', '--mode', 'normal', '--page', '3', '--rotation', '-90', '-o', 'out.pdf')).toEqual({
    arguments: ['in.pdf'],
    options: { mode: 'normal', out: 'out.pdf', force: false },
    extra: { modes: { page: 3, rotation: -90 } },
  });
});

test('options of another mode are unknown', () => {
  expect(() => parse('in.pdf', '--mode', 'normal', '--edge', 'left', '-o', 'x')).toThrow(
    expect.objectContaining({ code: 'cli.usage' }),
  );
});

test.each([
  ['a missing argument', ['-o', 'x'], 'cli.argument-missing'],
  ['a surplus argument', ['a', 'b', '-o', 'x'], 'cli.argument-surplus'],
  ['a missing option', ['a'], 'options.missing'],
  ['an option without its value', ['a', '-o'], 'cli.usage'],
  ['a mode that is none', ['a', '-o', 'x', '--mode', 'seem', '--edge', 'left'], 'cli.choice-unknown'],
])('%s is refused', (_, words, code) => {
  expect(() => parse(...words)).toThrow(expect.objectContaining({ code }));
});

test('options of the chosen mode are checked, those of an open choice are left to whoever chooses', () => {
  const wrong = expect.objectContaining({ code: 'options.invalid', data: expect.objectContaining({ option: 'page' }) });
  expect(() => parse('a', '-o', 'x', '--mode', 'normal', '--page', 'two')).toThrow(wrong);
  expect(parse('a', '-o', 'x', '--page', 'two', '--edge', 'left').extra).toEqual({
    modes: { page: 'two', edge: 'left' },
  });
});

test("the shell's own options are read wherever they stand", () => {
  expect(readShellOptions(['sign', 'x', '--json', '--pin-fd', '3', '--unknown'])).toMatchObject({
    json: true,
    pinFd: 3,
  });
  expect(() => readShellOptions(['--pin-fd', 'three'])).toThrow(expect.objectContaining({ code: 'cli.usage' }));
});

test('an argument that is optional may be left out', () => {
  const parse = (...words: string[]) => parseCommand(show, words, () => new Map()).arguments;
  expect(parse()).toEqual([]);
  expect(parse('a.pdf', 'b.pdf')).toEqual(['a.pdf', 'b.pdf']);
});
