import { defineError, type Key, type Keys, MechanismUnsupported, type WorkflowEntryKey } from '@sealwright/core/api';
import { digestOf } from '../hash/index.ts';
import { readSm2PublicKey, sm2Digest } from '../sm2/index.ts';
import { parseCertificate } from '../x509/index.ts';
import { logInMechanism } from './log-in-scheme.ts';
import { logInStatement } from './log-in-statement.ts';

export interface OpenEntryKey extends WorkflowEntryKey {
  /** Locks the key again. To be called in any case. */
  close(): Promise<void>;
}

/**
 * Asks for the PIN (设备验证) and gives what `WorkflowSource.enter` takes. `subject`: the platform, as the PIN entry names
 * it. Rejects with `token.*` errors and `pin.cancelled`.
 */
export async function openEntryKey(
  keys: Pick<Keys, 'open'>,
  key: Key,
  subject: string,
  signal?: AbortSignal,
): Promise<OpenEntryKey> {
  const mechanism = logInMechanism(key);
  const session = await keys.open(key, { action: 'log-in', subject }, signal);
  return {
    certificates: key.chain,
    async prove(audience, nonce, during) {
      const statement = logInStatement(audience, nonce);
      if (!statement) throw StatementUnfit({ audience });
      const digest = mechanism.kind === 'sm2' ? sm2(key, statement) : digestOf(mechanism.hash, statement);
      return session.sign(key, mechanism, digest, during);
    },
    close: () => session.close(),
  };
}

/** A platform that asks for a proof of this kind is broken, or means no good. */
export const StatementUnfit = defineError<{ audience: string }>('login.statement-unfit', {
  'zh-CN': '平台 {audience} 的登录要求不符合规定，没有用 Key 签名。',
  en: 'What {audience} wants to be signed for logging in is no such thing; the key signed nothing.',
});

function sm2({ chain }: Key, statement: Uint8Array): Uint8Array {
  const certificate = chain[0] && parseCertificate(chain[0]);
  const point = certificate && readSm2PublicKey(certificate.publicKey);
  if (!point) throw MechanismUnsupported({ mechanism: 'sm2' });
  return sm2Digest(point, statement);
}
