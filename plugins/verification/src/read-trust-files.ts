import type { DocumentFiles } from '@sealwright/core/api';
import { parseCertificate } from '@sealwright/crypto/x509';
import { TrustFileUnreadable } from './errors.ts';

/** Far above any bundle of root certificates. */
const LARGEST_FILE = 16 << 20;
const PEM = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END/g;

/** Reads certificates from PEM bundles or DER files. A file without any is an error: trust must not shrink unnoticed. */
export async function readTrustFiles(
  files: Pick<DocumentFiles, 'open'>,
  paths: readonly string[],
): Promise<Uint8Array[]> {
  const anchors: Uint8Array[] = [];
  for (const path of paths) {
    const source = await files.open(path);
    try {
      const found = certificatesIn(await source.read(0, Math.min(source.size, LARGEST_FILE)));
      if (found.length === 0 || found.some((der) => !parseCertificate(der))) throw TrustFileUnreadable({ path });
      anchors.push(...found);
    } finally {
      await source.close();
    }
  }
  return anchors;
}

function certificatesIn(bytes: Uint8Array): Uint8Array[] {
  const text = Buffer.from(bytes).toString('latin1');
  const found = [...text.matchAll(PEM)].map(([, base64]) => new Uint8Array(Buffer.from(base64!, 'base64')));
  return found.length > 0 || bytes[0] !== 0x30 ? found : [bytes];
}
