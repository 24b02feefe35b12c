import { elements, Fields, readObjectIdentifier } from '../asn1/index.ts';
import type { Certificate } from './certificate.ts';
import { extensionOids } from './certificate.ts';
import { readGeneralName } from './general-names.ts';

const OCSP = '1.3.6.1.5.5.7.48.1';
const CA_ISSUERS = '1.3.6.1.5.5.7.48.2';

/** Addresses of an issuer's services, in the certificate's order (RFC 5280, 4.2.2.1). */
export interface AuthorityAccess {
  readonly ocsp: readonly string[];
  readonly caIssuers: readonly string[];
}

/** @throws `asn1.unreadable` */
export function authorityAccess({ extensions }: Certificate): AuthorityAccess {
  const extension = extensions.find(({ oid }) => oid === extensionOids.authorityAccess);
  const descriptions = (extension ? elements(extension.value) : []).map((description) => {
    const fields = new Fields(description);
    return { method: readObjectIdentifier(fields.next()), location: readGeneralName(fields.next()) };
  });
  const addresses = (wanted: string) =>
    descriptions.flatMap(({ method, location }) =>
      method === wanted && location.kind === 'uri' ? [location.text] : [],
    );
  return { ocsp: addresses(OCSP), caIssuers: addresses(CA_ISSUERS) };
}
