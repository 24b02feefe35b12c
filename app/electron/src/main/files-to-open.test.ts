import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { entryToOpen, filesToOpen } from './files-to-open.ts';

const folder = resolve('/home/user');

it('finds PDF files among the words of a command line, whatever their case', () => {
  const words = ['/opt/sealwright', '--flag', '/a/合同.pdf', 'b.PDF', 'sub/c.pdf'];
  expect(filesToOpen(words, folder)).toEqual([
    resolve('/a/合同.pdf'),
    resolve(folder, 'b.PDF'),
    resolve(folder, 'sub/c.pdf'),
  ]);
});

it('takes addresses of files, as the desktops of Linux give them', () => {
  const path = resolve('/home/user/采购 合同%.pdf');
  const words = ['/opt/sealwright', pathToFileURL(path).href, 'file:///a%2Fb.pdf'];
  expect(filesToOpen(words, folder)).toEqual([path]);
});

it('opens neither the program, nor switches, nor what is no PDF', () => {
  expect(
    filesToOpen(['program.pdf', '--open=x.pdf', '-a.pdf', 'notes.txt', '.', 'https://example.com/'], folder),
  ).toEqual([]);
});

it('opens the offline client where its switch stands, and the workbench otherwise', () => {
  expect(entryToOpen(['/opt/sealwright', '--offline', 'a.pdf'])).toBe('offline');
  expect(entryToOpen(['/opt/sealwright', 'offline', '--offline-x', 'a.pdf'])).toBe('workbench');
});
