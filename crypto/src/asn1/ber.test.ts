import { describe, expect, it } from 'vitest';
import { elements, MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS, octets, toDefiniteLength } from './ber.ts';
import { encodeElement } from './der.ts';
import { Asn1Unreadable } from './errors.ts';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex.replace(/\s/g, ''), 'hex'));
const hex = (data: Uint8Array) => Buffer.from(data).toString('hex');
const refusal = (input: Uint8Array) => {
  try {
    toDefiniteLength(input);
    return undefined;
  } catch (error) {
    return Asn1Unreadable.is(error) ? 'unreadable' : error;
  }
};

describe('BER to definite length', () => {
  it('keeps definite elements as they are, non-minimal lengths included, and drops what follows', () => {
    expect(hex(toDefiniteLength(bytes('30 81 05 02 01 05 04 00 0000')))).toBe('30810502010504' + '00');
  });

  it('makes indefinite lengths definite at every level', () => {
    expect(hex(toDefiniteLength(bytes('30 80 a0 80 02 01 05 00 00 31 02 05 00 00 00')))).toBe(
      '3009a0030201053102' + '0500',
    );
  });

  it('misses no end of contents that was cut as padding', () => {
    for (const cut of ['30 80 30 80 02 01 05', '30 80 30 80 02 01 05 00 00 00']) {
      expect(hex(toDefiniteLength(bytes(cut)))).toBe('30053003020105');
    }
  });

  it('joins the pieces of an OCTET STRING, nested ones too', () => {
    const joined = toDefiniteLength(bytes('24 80 04 02 0102 24 04 04 02 0304 00 00'));
    expect(hex(octets(joined))).toBe('01020304');
    expect(hex(toDefiniteLength(bytes('30 06 24 04 04 02 0102')))).toBe('300404020102');
  });

  it('reads long tags and long lengths', () => {
    const long = new Uint8Array(300).fill(7);
    const element = Buffer.concat([bytes('bf 81 01 80 04 82 01 2c'), long, bytes('0000')]);
    expect(hex(toDefiniteLength(element)).slice(0, 20)).toBe('bf810182013004820' + '12c');
  });

  it.each([
    ['nothing', ''],
    ['a tag alone', '30'],
    ['a length beyond the end', '30 05 02 01 05'],
    ['a child beyond its parent', '30 03 02 05 01 02 03 04 05'],
    ['no end of contents before the parent ends', '30 05 30 80 02 01 05 00 00'],
    ['an indefinite primitive', '04 80 01 00 00'],
    ['a length of lengths', '30 85 01 00 00 00 00'],
    ['a long tag without end', '3f ff ff ff'],
    ['pieces that are no octets', '24 03 02 01 05'],
  ])('refuses %s', (_, input) => {
    expect(refusal(bytes(input))).toBe('unreadable');
  });

  it('refuses what is too deep, too long or too much', () => {
    const nested = (depth: number) => bytes('3080'.repeat(depth) + '0000'.repeat(depth));
    expect(refusal(nested(MAX_DEPTH))).toBeUndefined();
    expect(refusal(nested(MAX_DEPTH + 2))).toBe('unreadable');
    expect(refusal(nested(1_000_000))).toBe('unreadable');
    expect(refusal(new Uint8Array(MAX_BYTES + 1))).toBe('unreadable');
    const crowd = (count: number) => encodeElement(0x30, [new Uint8Array(2 * count)]);
    expect(refusal(crowd(MAX_ELEMENTS - 1))).toBeUndefined();
    expect(refusal(crowd(MAX_ELEMENTS))).toBe('unreadable');
  });

  it('lists the elements of a set', () => {
    expect(elements(bytes('31 06 02 01 05 04 01 07 02 01 09')).map(hex)).toEqual(['020105', '040107']);
  });
});
