import { describe, expect, it } from 'vitest';
import { encodeElement, objectIdentifier, sequence, setOf } from '../asn1/index.ts';
import { comparableName, organisationName, readName, tellingName } from './distinguished-name.ts';

const UTF8 = 12;
const PRINTABLE = 19;
const TELETEX = 20;
const IA5 = 22;
const UNIVERSAL = 28;
const BMP = 30;

type Text = readonly [tag: number, octets: Uint8Array];

/** Through DER, as names come. */
function read(...attributes: readonly (readonly [oid: string, text: Text])[]) {
  const relatives = attributes.map(([oid, [tag, octets]]) =>
    setOf([sequence(objectIdentifier(oid), encodeElement(tag, [octets]))]),
  );
  return readName(sequence(...relatives));
}

const text = (value: string, tag = UTF8): Text => [tag, Buffer.from(value)];
const bytes = (hex: string, tag: number): Text => [tag, Buffer.from(hex, 'hex')];

describe('names in certificates', () => {
  it.each<[string, Text, string]>([
    ['UTF8String', text('示例公司'), '示例公司'],
    ['BMPString', bytes('793a4f8b516c53f8', BMP), '示例公司'],
    ['BMPString with a surrogate pair', bytes('d842dfb7', BMP), '𠮷'],
    ['UniversalString', bytes('00005f2000020bb7', UNIVERSAL), '张𠮷'],
    ['IA5String', text('a@b.cn', IA5), 'a@b.cn'],
    ['GBK in a PrintableString', bytes('cabec0fdb9abcbbe', PRINTABLE), '示例公司'],
    ['GBK in a TeletexString', bytes('d5c5c8fd', TELETEX), '张三'],
    ['GBK in a UTF8String', bytes('d5c5c8fd', UTF8), '张三'],
    ['UTF-8 in a PrintableString', text('示例公司', PRINTABLE), '示例公司'],
    ['Latin-1 in a TeletexString', bytes('4d61fc', TELETEX), 'Maü'],
  ])('are read from %s', (_, value, expected) => {
    expect(tellingName(read(['2.5.4.3', value]))).toBe(expected);
  });

  it('are the common name, else the organisation', () => {
    const organisation = ['2.5.4.10', text('Ltd')] as const;
    expect(tellingName(read(organisation, ['2.5.4.3', text('Wang')]))).toBe('Wang');
    expect(tellingName(read(['2.5.4.6', text('CN')], organisation))).toBe('Ltd');
    expect(organisationName(read(organisation))).toBe('Ltd');
  });

  it('are equal whatever their case, spaces and string types', () => {
    const one = comparableName(read(['2.5.4.3', text(' Good  CA ')]));
    expect(comparableName(read(['2.5.4.3', text('good ca', PRINTABLE)]))).toBe(one);
    expect(comparableName(read(['2.5.4.10', text('good ca')]))).not.toBe(one);
    expect(comparableName(read(['2.5.4.3', text('goodca')]))).not.toBe(one);
  });
});
