import { expect, it } from 'vitest';
import { fileNameOf } from './file-name.ts';

it.each([
  ['采购合同.pdf', '采购合同'],
  ['../../etc/passwd', 'etc passwd'],
  ['a\\b:c*d?e"f<g>h|i', 'a b c d e f g h i'],
  ['.hidden', 'hidden'],
  ['line\nbreak\u0000', 'line break'],
  ['...', 'document'],
  ['', 'document'],
])('makes of %j the name %j', (title, name) => {
  expect(fileNameOf(title)).toBe(name);
});

it('cuts what is too long for a file system', () => {
  expect(fileNameOf('合'.repeat(500))).toHaveLength(100);
});
