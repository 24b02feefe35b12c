import type { StampTemplate } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { LARGEST_FILE, parseTemplateFile, templateFile } from './template-file.ts';

const template: StampTemplate = {
  name: '采购合同',
  stamps: [
    { mode: 'keyword', seal: { id: 'key:1', name: '合同专用章' }, options: { find: '乙方盖章', which: 'last' } },
    { mode: 'date', options: { find: '乙方盖章', anchor: 'right', rotation: -3.5, bold: true } },
  ],
};
const bytes = (text: string) => new TextEncoder().encode(text);
const json = (value: unknown) => bytes(JSON.stringify(value));
const whole = { sealwright: 'stamp-template', version: 1, ...template };
const [stamp] = template.stamps;

test('what is written is what is read, also behind a byte order mark', () => {
  expect(parseTemplateFile(templateFile(template))).toEqual(template);
  expect(parseTemplateFile(bytes(`\ufeff${JSON.stringify(whole)}`))).toEqual(template);
});

test('a seal may be its name, and options may be left out: a list of stamps for signing is one of a template', () => {
  const stamps = [
    { mode: 'seam', seal: '公章' },
    { mode: 'date', options: { at: '1,1' } },
  ];
  expect(parseTemplateFile(json({ ...whole, stamps })).stamps).toEqual([
    { mode: 'seam', seal: { name: '公章' }, options: {} },
    { mode: 'date', options: { at: '1,1' } },
  ]);
});

test('a file says what it is, in lines that people can read', () => {
  const text = new TextDecoder().decode(templateFile(template));
  expect(text).toMatch(/^\{\n {2}"sealwright": "stamp-template",\n {2}"version": 1,\n {2}"name": "采购合同"/);
});

test.each<[string, Uint8Array, string, string?]>([
  ['nothing', bytes(''), 'templates.file-foreign'],
  ['a PDF', bytes('%PDF-1.7\n'), 'templates.file-foreign'],
  ['bytes that are no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 'templates.file-foreign'],
  ['half of a file', json(whole).subarray(0, 40), 'templates.file-foreign'],
  ['a list', json([whole]), 'templates.file-foreign'],
  ['null', json(null), 'templates.file-foreign'],
  ['JSON of something else', json({ name: 'package', version: 1 }), 'templates.file-foreign'],
  ['no version', json({ ...whole, version: undefined }), 'templates.file-foreign'],
  ['a later version', json({ ...whole, version: 2, stamps: 'otherwise' }), 'templates.file-newer'],
  ['no name', json({ ...whole, name: undefined }), 'templates.file-invalid', '/'],
  ['no stamp', json({ ...whole, stamps: [] }), 'templates.file-invalid', '/stamps'],
  [
    'an option that is a list',
    json({ ...whole, stamps: [stamp, { mode: 'date', options: { at: [1, 2] } }] }),
    'templates.file-invalid',
    '/stamps/1/options/at',
  ],
  [
    'a seal without a name',
    json({ ...whole, stamps: [{ ...stamp, seal: { id: 'key:1' } }] }),
    'templates.file-invalid',
    '/stamps/0/seal',
  ],
  ['a field that is not known', json({ ...whole, pin: '1234' }), 'templates.file-invalid', '/pin'],
  ['lists in lists in lists', bytes(`${'['.repeat(400_000)}`), 'templates.file-foreign'],
  ['a large file', new Uint8Array(LARGEST_FILE + 1), 'templates.file-too-large'],
])('%s is refused', (_, file, code, place) => {
  let fault: unknown;
  try {
    parseTemplateFile(file);
  } catch (thrown) {
    fault = thrown;
  }
  expect(fault).toMatchObject({ code, ...(place !== undefined && { data: { place } }) });
});
