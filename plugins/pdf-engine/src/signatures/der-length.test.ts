import { describe, expect, it } from 'vitest';
import { withoutPadding } from './der-length.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

describe('padding of /Contents', () => {
  it.each([
    ['short length', '3003020105', '0000'],
    ['long length', `3081${'80'}${'04'.padEnd(256, '0')}`, '000000'],
    ['indefinite length', '30800201050000', '0000'],
    ['indefinite length within an indefinite length', '3080308002010500000000', '00'],
    ['a tag of two bytes', '3f81000101', '00'],
  ])('is cut off after a value of %s', (_, value, padding) => {
    expect(withoutPadding(hex(value + padding))).toEqual(hex(value));
  });

  it.each([
    ['a length beyond the end', '30100201'],
    ['an indefinite length without end', '30800201'],
    ['a length of length that no file has', '308f0201'],
    ['nesting without end', '3080'.repeat(100)],
  ])('stays where there is no value: %s', (_, value) => {
    expect(withoutPadding(hex(value))).toEqual(hex(value));
  });
});
