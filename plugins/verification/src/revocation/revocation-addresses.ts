import { Asn1Unreadable } from '@sealwright/crypto/asn1';
import { authorityAccess, type Certificate, extensionOids, readDistributionPoints } from '@sealwright/crypto/x509';

/** Where a certificate says that its issuer can be asked. */
export interface RevocationAddresses {
  readonly ocsp: readonly string[];
  /** One list for each distribution point: its addresses are of the same CRL. */
  readonly crls: readonly (readonly string[])[];
  /** Addresses that are not asked: ldap, which office networks block and few CAs still serve. */
  readonly others: readonly string[];
}

/** A certificate may name as many as it likes. */
const MOST_OCSP = 2;
const MOST_POINTS = 4;
const MOST_PER_POINT = 2;

const isWeb = (address: string) => /^https?:\/\//i.test(address);

export function revocationAddresses(certificate: Certificate): RevocationAddresses {
  const ocsp = readOrNone(() => authorityAccess(certificate).ocsp);
  const points = readOrNone(() => pointAddresses(certificate));
  return {
    ocsp: ocsp.filter(isWeb).slice(0, MOST_OCSP),
    crls: points
      .map((addresses) => addresses.filter(isWeb).slice(0, MOST_PER_POINT))
      .filter(({ length }) => length > 0)
      .slice(0, MOST_POINTS),
    others: [...ocsp, ...points.flat()].filter((address) => !isWeb(address)),
  };
}

function pointAddresses({ extensions }: Certificate): readonly (readonly string[])[] {
  const extension = extensions.find(({ oid }) => oid === extensionOids.distributionPoints);
  return (extension ? readDistributionPoints(extension.value) : []).map(({ name }) =>
    name && 'full' in name ? name.full.flatMap((each) => (each.kind === 'uri' ? [each.text] : [])) : [],
  );
}

/** An extension that cannot be read holds no address. */
function readOrNone<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch (fault) {
    if (!Asn1Unreadable.is(fault)) throw fault;
    return [];
  }
}
