import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Asn1Unreadable } from '@sealwright/crypto/asn1';
import { MAX_CRL_BYTES, readCrl } from '@sealwright/crypto/revocation';
import { parseCertificate } from '@sealwright/crypto/x509';

export type TrustFileKind = 'certificates' | 'crls';

/** A file that was named as one of certificates or of CRLs, and is none. */
export class TrustFileUnusable extends Error {
  override readonly name = 'TrustFileUnusable';
  readonly kind: TrustFileKind;

  constructor(kind: TrustFileKind, path: string, options?: ErrorOptions) {
    super(`${path} holds no ${kind === 'crls' ? 'CRL' : 'certificate'} that can be read`, options);
    this.kind = kind;
  }
}

/** What counts in a folder. */
const ENDINGS: Readonly<Record<TrustFileKind, ReadonlySet<string>>> = {
  certificates: new Set(['.pem', '.crt', '.cer', '.der']),
  crls: new Set(['.crl', '.pem', '.der']),
};
const LABELS: Readonly<Record<TrustFileKind, string>> = {
  certificates: '(?:TRUSTED |X509 )?CERTIFICATE',
  crls: 'X509 CRL',
};
/** Bytes; far above any bundle. */
const LARGEST: Readonly<Record<TrustFileKind, number>> = { certificates: 16 << 20, crls: MAX_CRL_BYTES };

/**
 * DER of all that lies in files (PEM with any number of them, or DER) and folders of such. A file or folder with nothing
 * in it is an error: trust must not shrink unnoticed. Files are read again when they have changed.
 */
export class TrustFiles {
  readonly #kind: TrustFileKind;
  readonly #paths: readonly string[];
  readonly #read = new Map<string, { readonly version: string; readonly found: readonly Uint8Array[] }>();

  constructor(kind: TrustFileKind, paths: readonly string[]) {
    this.#kind = kind;
    this.#paths = paths;
  }

  /** Throws `TrustFileUnusable`. */
  async all(): Promise<readonly Uint8Array[]> {
    const files = (await Promise.all(this.#paths.map((path) => this.#filesAt(path)))).flat();
    for (const path of this.#read.keys()) if (!files.includes(path)) this.#read.delete(path);
    return (await Promise.all(files.map((path) => this.#foundIn(path)))).flat();
  }

  async #filesAt(path: string): Promise<readonly string[]> {
    try {
      if (!(await stat(path)).isDirectory()) return [path];
      const names = (await readdir(path)).filter((name) => ENDINGS[this.#kind].has(extname(name).toLowerCase()));
      if (names.length > 0) return names.sort().map((name) => join(path, name));
    } catch (cause) {
      throw new TrustFileUnusable(this.#kind, path, { cause });
    }
    throw new TrustFileUnusable(this.#kind, path);
  }

  async #foundIn(path: string): Promise<readonly Uint8Array[]> {
    try {
      const { size, mtimeMs, ino } = await stat(path);
      const version = `${size} ${mtimeMs} ${ino}`;
      const known = this.#read.get(path);
      if (known?.version === version) return known.found;
      const found = size > LARGEST[this.#kind] ? [] : contentsOf(await readFile(path), this.#kind);
      if (found.length > 0 && found.every((der) => isReadable(der, this.#kind))) {
        this.#read.set(path, { version, found });
        return found;
      }
    } catch (cause) {
      throw new TrustFileUnusable(this.#kind, path, { cause });
    }
    throw new TrustFileUnusable(this.#kind, path);
  }
}

/** DER begins with a SEQUENCE. */
function contentsOf(bytes: Uint8Array, kind: TrustFileKind): readonly Uint8Array[] {
  if (bytes[0] === 0x30) return [new Uint8Array(bytes)];
  const pem = new RegExp(`-----BEGIN ${LABELS[kind]}-----([A-Za-z0-9+/=\\s]+)-----END`, 'g');
  const texts = Buffer.from(bytes).toString('latin1').matchAll(pem);
  return [...texts].map(([, base64 = '']) => new Uint8Array(Buffer.from(base64, 'base64')));
}

function isReadable(der: Uint8Array, kind: TrustFileKind): boolean {
  if (kind === 'certificates') return parseCertificate(der) !== undefined;
  try {
    readCrl(der);
    return true;
  } catch (fault) {
    if (!Asn1Unreadable.is(fault)) throw fault;
    return false;
  }
}
