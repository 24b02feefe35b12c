import type { OpensslPki, Party } from '@sealwright/crypto/testing';

/** Whether openssl takes a value for the party's SM2 signature of a message under a user ID. */
export function opensslJudgesSm2(
  pki: OpensslPki,
  { certificateFile }: Pick<Party, 'certificateFile'>,
  message: Uint8Array,
  signature: Uint8Array,
  id = '1234567812345678',
): boolean {
  const publicKey = pki.write('public.pem', pki.run('x509', '-in', certificateFile, '-noout', '-pubkey'));
  return pki.accepts(
    ...['dgst', '-sm3', '-verify', publicKey, '-sigopt', `distid:${id}`],
    ...['-signature', pki.write('signature', signature), pki.write('message', message)],
  );
}
