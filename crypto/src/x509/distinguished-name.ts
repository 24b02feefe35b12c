import { content, elements, Fields, readObjectIdentifier, tags } from '../asn1/index.ts';
import { directoryText } from './directory-text.ts';

export interface NameAttribute {
  /** Dotted. */
  readonly oid: string;
  readonly text: string;
}

/** Relative names in their order, each of one attribute or, rarely, several. */
export type DistinguishedName = readonly (readonly NameAttribute[])[];

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';
/** In the order in which they tell a person most: name, organisation, unit, serial number, e-mail, domain. */
const TELLING = [
  COMMON_NAME,
  ORGANISATION,
  '2.5.4.11',
  '2.5.4.5',
  '1.2.840.113549.1.9.1',
  '0.9.2342.19200300.100.1.25',
];

/** Of a DER Name (RFC 5280, 4.1.2.4). @throws `asn1.unreadable` */
export function readName(name: Uint8Array): DistinguishedName {
  return elements(name).map(readRelativeName);
}

/** Of a RelativeDistinguishedName, whatever its tag. @throws `asn1.unreadable` */
export function readRelativeName(relative: Uint8Array): DistinguishedName[number] {
  return elements(relative).map((pair) => {
    const fields = new Fields(pair);
    const oid = readObjectIdentifier(fields.next(tags.objectIdentifier));
    const value = fields.next();
    return { oid, text: directoryText(value[0]! & 0x1f, content(value)) };
  });
}

/** Form in which two names are equal if RFC 5280, 7.1 calls them so, whatever their string types. */
export function comparableName(name: DistinguishedName): string {
  const fold = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  return JSON.stringify(name.map((relative) => relative.map(({ oid, text }) => `${oid}=${fold(text)}`).sort()));
}

/** What a person calls the holder: the common name, else the most telling attribute. */
export function tellingName(name: DistinguishedName): string {
  for (const oid of TELLING) {
    const found = attributeText(name, oid);
    if (found) return found;
  }
  return name.flat()[0]?.text ?? '';
}

export function organisationName(name: DistinguishedName): string | undefined {
  return attributeText(name, ORGANISATION);
}

/** The last one counts: names run from the general to the particular. */
function attributeText(name: DistinguishedName, wanted: string): string | undefined {
  return name
    .flat()
    .findLast(({ oid, text }) => oid === wanted && text.trim())
    ?.text.trim();
}
