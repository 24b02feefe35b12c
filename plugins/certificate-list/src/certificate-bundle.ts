import { explicit, implicit, objectIdentifier, sequence, setOf, smallInteger } from '@sealwright/crypto/asn1';
import { contentTypes } from '@sealwright/crypto/cms';

/** DER ContentInfo that only carries certificates: a SignedData without content and signers (RFC 5652, 5.1 and 5.2). */
export function composeBundle(certificates: readonly Uint8Array[]): Uint8Array {
  const { data, signedData } = contentTypes.pkcs7;
  const nobody = setOf([]);
  const content = sequence(
    smallInteger(1),
    nobody,
    sequence(objectIdentifier(data)),
    implicit(0, setOf(certificates)),
    nobody,
  );
  return sequence(objectIdentifier(signedData), explicit(0, content));
}
