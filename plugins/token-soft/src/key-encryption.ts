import { AsnConvert, AsnProp, AsnPropTypes, AsnType, AsnTypeTypes } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { Pkcs12Damaged, Pkcs12Unsupported } from './soft-token-errors.ts';

/** About a second on an office computer; usual files have 2,000 to 600,000. */
const MAX_ROUNDS = 1_000_000;

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const SHA1_3DES = '1.2.840.113549.1.12.1.3';
/** aes128-CBC, aes192-CBC, aes256-CBC (RFC 8018, B.2.5), des-EDE3-CBC (B.2.2). */
const CIPHERS = ['2.16.840.1.101.3.4.1.2', '2.16.840.1.101.3.4.1.22', '2.16.840.1.101.3.4.1.42', '1.2.840.113549.3.7'];

/** PBES2-params (RFC 8018, A.4). */
class Pbes2Parameters {
  keyDerivation = new AlgorithmIdentifier();
  cipher = new AlgorithmIdentifier();
}
AsnType({ type: AsnTypeTypes.Sequence })(Pbes2Parameters);
AsnProp({ type: AlgorithmIdentifier })(Pbes2Parameters.prototype, 'keyDerivation');
AsnProp({ type: AlgorithmIdentifier })(Pbes2Parameters.prototype, 'cipher');

/** PBKDF2-params (RFC 8018, A.2). */
class Pbkdf2Parameters {
  salt = new ArrayBuffer(0);
  rounds = 0;
  keyLength?: number;
  pseudoRandomFunction?: AlgorithmIdentifier;
}
AsnType({ type: AsnTypeTypes.Sequence })(Pbkdf2Parameters);
AsnProp({ type: AsnPropTypes.OctetString })(Pbkdf2Parameters.prototype, 'salt');
AsnProp({ type: AsnPropTypes.Integer })(Pbkdf2Parameters.prototype, 'rounds');
AsnProp({ type: AsnPropTypes.Integer, optional: true })(Pbkdf2Parameters.prototype, 'keyLength');
AsnProp({ type: AlgorithmIdentifier, optional: true })(Pbkdf2Parameters.prototype, 'pseudoRandomFunction');

/** pkcs-12PbeParams (RFC 7292, appendix C). */
class Pkcs12PbeParameters {
  salt = new ArrayBuffer(0);
  rounds = 0;
}
AsnType({ type: AsnTypeTypes.Sequence })(Pkcs12PbeParameters);
AsnProp({ type: AsnPropTypes.OctetString })(Pkcs12PbeParameters.prototype, 'salt');
AsnProp({ type: AsnPropTypes.Integer })(Pkcs12PbeParameters.prototype, 'rounds');

/**
 * Lets pass what Node and Electron can decrypt within a bounded time: PBES2 with PBKDF2 and AES or 3DES, and the older
 * pbeWithSHAAnd3-KeyTripleDES-CBC. Throws `token-soft.pkcs12-unsupported` and `token-soft.pkcs12-damaged`.
 */
export function checkKeyEncryption({ algorithm, parameters }: AlgorithmIdentifier): void {
  if (!parameters) throw Pkcs12Damaged({});
  if (algorithm === SHA1_3DES) {
    boundedRounds(AsnConvert.parse(parameters, Pkcs12PbeParameters).rounds);
    return;
  }
  if (algorithm !== PBES2) throw Pkcs12Unsupported({ feature: algorithm });
  const { keyDerivation, cipher } = AsnConvert.parse(parameters, Pbes2Parameters);
  if (keyDerivation.algorithm !== PBKDF2) throw Pkcs12Unsupported({ feature: keyDerivation.algorithm });
  if (!CIPHERS.includes(cipher.algorithm)) throw Pkcs12Unsupported({ feature: cipher.algorithm });
  if (!keyDerivation.parameters) throw Pkcs12Damaged({});
  boundedRounds(AsnConvert.parse(keyDerivation.parameters, Pbkdf2Parameters).rounds);
}

/** The number of rounds as a number: what the parser gives is a text where it has four octets or more. */
export function boundedRounds(rounds: number | string): number {
  const count = Number(rounds);
  if (!(count >= 1)) throw Pkcs12Damaged({});
  if (count > MAX_ROUNDS) throw Pkcs12Unsupported({ feature: `${rounds} rounds` });
  return count;
}
