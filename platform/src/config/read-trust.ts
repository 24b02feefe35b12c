import type { TrustTerms } from '../judging/index.ts';
import { ConfigProblem } from './config-problem.ts';
import { listOf } from './list-of.ts';
import { oneOf } from './one-of.ts';

type Given = (name: string) => string | undefined;

/** What is said of certificates; whether the files can be read is seen when they are. */
export function readTrust(given: Given): TrustTerms {
  const authorities = listOf(given('AUTHORITIES'));
  const crls = listOf(given('CRLS'));
  const companyCodeAt = listOf(given('COMPANY_CODE'));
  const asksIssuers = oneOf(given, 'REVOCATION', ['off', 'online']) === 'online';
  const unknownRevocation = oneOf(given, 'REVOCATION_UNKNOWN', ['refuse', 'accept']);
  if (!companyCodeAt.every((each) => /^[0-2](?:\.\d{1,12}){1,20}$/.test(each))) {
    throw new ConfigProblem('SEALWRIGHT_PLATFORM_COMPANY_CODE is no list of OIDs such as 2.5.4.97');
  }
  const needing = [
    ...(crls.length > 0 ? ['CRLS'] : []),
    ...(companyCodeAt.length > 0 ? ['COMPANY_CODE'] : []),
    ...(asksIssuers ? ['REVOCATION'] : []),
  ];
  if (authorities.length === 0 && needing.length > 0) {
    throw new ConfigProblem(
      `SEALWRIGHT_PLATFORM_AUTHORITIES is missing: SEALWRIGHT_PLATFORM_${needing[0]} asks for authorities to go by`,
    );
  }
  if (given('REVOCATION_UNKNOWN') !== undefined && crls.length === 0 && !asksIssuers) {
    throw new ConfigProblem(
      'SEALWRIGHT_PLATFORM_REVOCATION_UNKNOWN says something of what nobody looks at: set SEALWRIGHT_PLATFORM_CRLS or SEALWRIGHT_PLATFORM_REVOCATION',
    );
  }
  return { authorities, crls, asksIssuers, unknownRevocation, companyCodeAt };
}
