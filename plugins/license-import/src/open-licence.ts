import { decodeText } from './decode-text.ts';
import type { LicenceIssuer } from './issuers.ts';
import { type Ini, parseIni } from './parse-ini.ts';
import { checkFormat, type LicenceContent, readTerms } from './read-terms.ts';
import { verifySignature } from './verify-signature.ts';

/** A licence that its issuer has signed. Whether it is for here and now, `judge-licence.ts` says. */
export interface OpenedLicence extends LicenceContent {
  readonly ini: Ini;
  readonly issuer: LicenceIssuer;
}

/**
 * Reads a licence file and verifies its signature; what it says is looked at afterwards. `installed`: the licence that a
 * signature may have been taken from. `license.*`.
 */
export function openLicence(file: Uint8Array, issuers: readonly LicenceIssuer[], installed?: Ini): OpenedLicence {
  const ini = parseIni(decodeText(file));
  checkFormat(ini);
  const issuer = verifySignature(ini, issuers, installed);
  return { ...readTerms(ini, issuer.isDemo === true), ini, issuer };
}
