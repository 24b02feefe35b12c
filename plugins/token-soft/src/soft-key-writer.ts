import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { NewSoftToken, SoftKeys } from '@sealwright/core/api';
import { syncFolder, writeSynced } from './durable-files.ts';
import { readPkcs12 } from './pkcs12.ts';
import { checkCertificate, readKeyCertificate } from './signing-certificate.ts';
import { checkSm2Encryption } from './sm2-private-key.ts';
import { checkSeals, writeSeals } from './soft-seals.ts';
import { CertificateUnreadable, TryLimitInvalid } from './soft-token-errors.ts';
import { checkId, type TokenDescription, type TokenFolder } from './token-folder.ts';
import { TryCounter } from './try-counter.ts';

const MAX_CHAIN = 16;

/** Checks and writes new software tokens. */
export class SoftKeyWriter implements SoftKeys {
  private readonly folder: TokenFolder;

  constructor(folder: TokenFolder) {
    this.folder = folder;
  }

  /** Rejects with `token-soft.*` errors for anything that the driver could not use later. */
  async add(token: NewSoftToken): Promise<string> {
    const description = describe(token);
    checkKeyFile(token);
    checkSeals(token.seals);
    const tries = TryCounter.initial(token.maxTries);
    await this.folder.exclusively(() =>
      this.folder.replace(token.id, async (draft) => {
        await writeSynced(join(draft, 'key.p12'), token.pkcs12);
        await writeSynced(join(draft, 'token.json'), JSON.stringify(description, undefined, 2));
        await writeSynced(join(draft, tries.file), tries.content);
        await writeSeals(draft, token.seals);
        await syncFolder(draft);
      }),
    );
    await syncFolder(this.folder.tokens);
    return token.id;
  }
}

function checkKeyFile({ pkcs12, chain }: NewSoftToken): void {
  const { encryptedKeys } = readPkcs12(pkcs12);
  const { kind } = readKeyCertificate(chain[0]!).algorithm;
  if (kind === 'sm2') encryptedKeys.forEach(checkSm2Encryption);
}

function describe({ id, label, chain, maxTries }: NewSoftToken): TokenDescription {
  checkId(id);
  if (!Number.isInteger(maxTries) || maxTries < 1 || maxTries > 100) throw TryLimitInvalid({ maxTries });
  const [signer] = chain;
  if (!signer || chain.length > MAX_CHAIN) throw CertificateUnreadable({});
  readKeyCertificate(signer);
  chain.forEach(checkCertificate);
  return { label, serial: serialOf(signer), maxTries, chain: chain.map((der) => Buffer.from(der).toString('base64')) };
}

/** A USB key has its serial number engraved; a software key's comes from its certificate, so it stays when re-imported. */
function serialOf(certificate: Uint8Array): string {
  return `S${createHash('sha256').update(certificate).digest('hex').slice(0, 10).toUpperCase()}`;
}
