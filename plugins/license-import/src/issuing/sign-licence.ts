import { canonicalForm } from '../canonical-form.ts';
import { parseIni } from '../parse-ini.ts';
import type { IssuerKey } from './issuer-key.ts';

const SIGNATURE_SECTION = /^\s*\[\s*signature\s*\]/im;

/** The text of a licence file: the sections as they are written, comments and all, and the signature behind them. */
export function signLicence(sections: string, key: IssuerKey, keyId: string): string {
  if (SIGNATURE_SECTION.test(sections)) throw new TypeError('The text has a [Signature] already.');
  const value = Buffer.from(key.sign(canonicalForm(parseIni(sections)))).toString('base64');
  const signature = ['[Signature]', `Algorithm=${key.algorithm}`, `KeyId=${keyId}`, 'Canon=1', `Value=${value}`, ''];
  return `${sections.trimEnd()}\n${signature.join('\n')}`;
}
