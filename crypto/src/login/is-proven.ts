import { verifySignature } from '../cms/index.ts';
import { parseCertificate } from '../x509/index.ts';
import { logInSchemes } from './log-in-scheme.ts';
import { logInStatement } from './log-in-statement.ts';

export interface LogInProof {
  /** DER; who it is, and whether it is trusted, is for the caller to judge. */
  readonly certificate: Uint8Array;
  /** The verifier's own origin. */
  readonly audience: string;
  /** That the verifier handed out, and accepts once. */
  readonly nonce: string;
  readonly signature: Uint8Array;
}

/** Whether the holder of the certificate's key signed the statement. False for all that cannot be read. */
export async function isProven({ certificate, audience, nonce, signature }: LogInProof): Promise<boolean> {
  const statement = logInStatement(audience, nonce);
  const publicKey = parseCertificate(certificate)?.publicKey;
  if (!statement || !publicKey) return false;
  try {
    for (const scheme of logInSchemes(publicKey)) {
      const { fits, deviations } = await verifySignature(scheme, publicKey, statement, signature);
      // Nothing is tolerated that signatures of old documents may have, such as the forgotten user ID of SM2.
      if (fits && deviations.length === 0) return true;
    }
  } catch {
    // What is no key of its kind, or no signature.
  }
  return false;
}
