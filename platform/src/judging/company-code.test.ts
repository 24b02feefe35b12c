import { OpensslPki } from '@sealwright/crypto/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { companyCodeOf } from './company-code.ts';

const CODE = '91440101MA5AAAAA1A';
const OTHER = '91440101MA5BBBBB2M';
const EXTENSION = '1.2.156.10260.4.1.4';
const PLACES = ['2.5.4.97', '2.5.4.5', EXTENSION];

let pki: OpensslPki;
let key: string;
beforeAll(() => {
  pki = new OpensslPki();
  key = pki.authorityKeyFile;
});
afterAll(() => pki.dispose());

let count = 0;
/** DER of a certificate with these subject attributes and extension. */
function certificate(subject: string, extension?: string): Uint8Array {
  count += 1;
  const file = pki.file(`${count}.der`);
  pki.run(
    ...['req', '-x509', '-utf8', '-key', key, '-days', '1', '-subj', `/C=CN/O=公司${subject}`],
    ...(extension === undefined ? [] : ['-addext', `${EXTENSION}=ASN1:${extension}`]),
    ...['-outform', 'DER', '-out', file],
  );
  return pki.read(`${count}.der`);
}

test.each<[string, string, string?]>([
  ['an organisation identifier', `/2.5.4.97=NTRCN-${CODE}`],
  ['a tax number as ETSI writes it', `/2.5.4.97=VATCN-${CODE}`],
  ['a serial number of the subject, in small letters', `/serialNumber=${CODE.toLowerCase()}`],
  ['the extension of GB/T 20518', '', `UTF8String:${CODE}`],
  ['the extension as PrintableString', '', `PRINTABLESTRING:${CODE}`],
  ['several places that agree', `/2.5.4.97=NTRCN-${CODE}/serialNumber=${CODE}`, `UTF8String:${CODE}`],
])('%s names its company', (_, subject, extension) => {
  expect(companyCodeOf(certificate(subject, extension), PLACES)).toBe(CODE);
});

test.each<[string, string, string?]>([
  ['nothing', ''],
  ['a place that nobody asked for', `/OU=${CODE}`],
  ['a wrong check character', `/serialNumber=${CODE.slice(0, 17)}B`],
  ['a letter that codes do not have', `/serialNumber=${CODE.replace('MA5', 'MO5')}`],
  ['a code within a longer text', `/serialNumber=${CODE}1`],
  ['a code of another country', `/2.5.4.97=NTRDE-${CODE}`],
  ['two places that differ', `/2.5.4.97=NTRCN-${CODE}/serialNumber=${OTHER}`],
  ['an extension that is no string', '', 'BOOLEAN:TRUE'],
])('%s: no company', (_, subject, extension) => {
  expect(companyCodeOf(certificate(subject, extension), PLACES)).toBeUndefined();
});

test('what is no certificate', () => {
  expect(companyCodeOf(new TextEncoder().encode(CODE), PLACES)).toBeUndefined();
});
