import { directoryText, parseCertificate } from '@sealwright/crypto/x509';

/** Without I, O, S, V and Z, which are mistaken for digits (GB 32100-2015, 4.1). */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WRITTEN = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
/** Trade register and tax number of China, as ETSI EN 319 412-1, 5.1.4 writes them. */
const IDENTIFIER = /^(?:NTR|VAT)CN-/;

/**
 * The 统一社会信用代码 that a certificate names its company by: the value of subject attributes or extensions with these
 * OIDs, alone or behind a prefix such as `NTRCN-`, with a right check character. `undefined` where there is none, or where
 * the places name different ones. Who vouches for it is another question.
 */
export function companyCodeOf(der: Uint8Array, places: readonly string[]): string | undefined {
  const certificate = parseCertificate(der);
  if (!certificate) return undefined;
  const attributes = certificate.subjectName.attributes.flat().filter(({ oid }) => places.includes(oid));
  const extensions = certificate.extensions.filter(({ oid }) => places.includes(oid));
  const texts = [...attributes.map(({ text }) => text), ...extensions.flatMap(({ value }) => textIn(value) ?? [])];
  const [code, ...others] = new Set(texts.flatMap((text) => creditCodeIn(text) ?? []));
  return others.length === 0 ? code : undefined;
}

/** Extensions of companies hold one string (GB/T 20518-2018): short form of the length, since a code has 18 characters. */
function textIn(value: Uint8Array): string | undefined {
  const [tag = 0, length = 0] = value;
  return length === value.length - 2 && length < 0x80 ? directoryText(tag & 0x1f, value.subarray(2)) : undefined;
}

function creditCodeIn(text: string): string | undefined {
  const code = text.normalize('NFKC').trim().toUpperCase().replace(IDENTIFIER, '');
  return WRITTEN.test(code) && checkCharacter(code) === code[17] ? code : undefined;
}

/** Of the first 17: weights are powers of 3 modulo 31 (annex B). */
function checkCharacter(code: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    sum += CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CHARACTERS[(31 - (sum % 31)) % 31];
}
