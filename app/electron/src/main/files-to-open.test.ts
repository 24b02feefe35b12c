import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { filesToOpen } from './files-to-open.ts';

const folder = resolve('/home/user');

it('finds PDF files among the words of a command line, whatever their case', () => {
  const words = ['/opt/sealwright', '--flag', '/a/合同.pdf', 'b.PDF', 'sub/c.pdf'];
  expect(filesToOpen(words, folder)).toEqual([
    resolve('/a/合同.pdf'),
    resolve(folder, 'b.PDF'),
    resolve(folder, 'sub/c.pdf'),
  ]);
});

it('opens neither the program, nor switches, nor what is no PDF', () => {
  expect(
    filesToOpen(['program.pdf', '--open=x.pdf', '-a.pdf', 'notes.txt', '.', 'https://example.com/'], folder),
  ).toEqual([]);
});
