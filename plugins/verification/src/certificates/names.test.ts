import { Set as AsnSet, BmpString, fromBER, ObjectIdentifier, PrintableString, Sequence, Utf8String } from 'asn1js';
import { describe, expect, it } from 'vitest';
import { comparableName, nameAttributes, organisationName, tellingName } from './names.ts';

type Text = Utf8String | BmpString | PrintableString;

/** Through DER, as names come. */
function read(...attributes: [oid: string, text: Text][]) {
  const relative = attributes.map(
    ([oid, text]) => new AsnSet({ value: [new Sequence({ value: [new ObjectIdentifier({ value: oid }), text] })] }),
  );
  return nameAttributes(fromBER(new Sequence({ value: relative }).toBER()).result);
}

const utf8 = (value: string) => new Utf8String({ value });
const bytes = (hex: string) => new PrintableString({ valueHex: Uint8Array.from(Buffer.from(hex, 'hex')).buffer });

describe('names in certificates', () => {
  it.each<[string, Text]>([
    ['UTF8String', utf8('示例公司')],
    ['BMPString', new BmpString({ value: '示例公司' })],
    ['GBK in a PrintableString', bytes('cabec0fdb9abcbbe')],
    ['UTF-8 in a PrintableString', bytes(Buffer.from('示例公司').toString('hex'))],
  ])('are read from %s', (_, text) => {
    expect(tellingName(read(['2.5.4.3', text]))).toBe('示例公司');
  });

  it('are the common name, else the organisation', () => {
    const organisation: [string, Text] = ['2.5.4.10', utf8('Ltd')];
    expect(tellingName(read(organisation, ['2.5.4.3', utf8('Wang')]))).toBe('Wang');
    expect(tellingName(read(['2.5.4.6', utf8('CN')], organisation))).toBe('Ltd');
    expect(organisationName(read(organisation))).toBe('Ltd');
  });

  it('are equal whatever their case, spaces and string types', () => {
    const one = comparableName(read(['2.5.4.3', utf8(' Good  CA ')]));
    expect(comparableName(read(['2.5.4.3', new PrintableString({ value: 'good ca' })]))).toBe(one);
    expect(comparableName(read(['2.5.4.10', utf8('good ca')]))).not.toBe(one);
    expect(comparableName(read(['2.5.4.3', utf8('goodca')]))).not.toBe(one);
  });
});
