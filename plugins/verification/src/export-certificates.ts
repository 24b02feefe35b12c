import type { DocumentFiles } from '@sealwright/core/api';

export interface CertificateFile {
  /** Absolute. */
  readonly path: string;
  readonly overwrite: boolean;
}

/** Puts certificates, DER, into a file: all of them as PEM where it is called so, else the first one as it is. */
export async function exportCertificates(
  files: Pick<DocumentFiles, 'write'>,
  certificates: readonly Uint8Array[],
  { path, overwrite }: CertificateFile,
  signal: AbortSignal,
): Promise<void> {
  const [first = new Uint8Array()] = certificates;
  const content = /\.pem$/i.test(path) ? Buffer.from(certificates.map(pem).join('')) : first;
  const draft = await files.write(path, once(content), { overwrite, signal });
  await draft.commit();
}

/** RFC 7468, 5. */
function pem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
