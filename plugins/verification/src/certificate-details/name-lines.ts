import type { DistinguishedName } from '@sealwright/crypto/x509';

/** RFC 4519, RFC 4514 section 3, and what else CAs write into names. */
const LABELS: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.13': 'description',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'postalCode',
  '2.5.4.20': 'telephoneNumber',
  '2.5.4.41': 'name',
  '2.5.4.42': 'GN',
  '2.5.4.45': 'uniqueIdentifier',
  '2.5.4.46': 'dnQualifier',
  '2.5.4.65': 'pseudonym',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'E',
};

/** Attributes in the order of the name, one a line: 'CN = 张三'. Unknown ones go by their dotted number. */
export function nameLines(name: DistinguishedName): string {
  return name
    .flat()
    .map(({ oid, text }) => `${LABELS[oid] ?? oid} = ${shown(text)}`)
    .join('\n');
}

/** Names in one line, where several stand in a list. */
export function nameLine(name: DistinguishedName): string {
  return nameLines(name).replaceAll('\n', ', ');
}

/** A line is a line, whatever a certificate holds. */
export function shown(text: string): string {
  return text.replace(/\p{C}/gu, ' ');
}
