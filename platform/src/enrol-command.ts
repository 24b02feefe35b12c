import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ConfigProblem } from './config/config-problem.ts';
import type { Config } from './config/read-config.ts';
import { openDatabase } from './open-platform.ts';
import { enrolParty } from './sessions/index.ts';

/**
 * `enrol --code CODE --name NAME --certificate FILE…`: makes a company known, with the certificates (PEM or DER) that its
 * people log in and sign with. Where certificates name their company (`COMPANY_CODE`), none is needed. An embedded
 * platform must not run meanwhile.
 */
export async function enrol(words: readonly string[], config: Config, log: (line: string) => void): Promise<void> {
  const { code, name, certificate: files } = read(words, config.trust.companyCodeAt.length > 0);
  const certificates = await Promise.all(files.map(async (file) => new X509Certificate(await readFile(file)).raw));
  const database = await openDatabase(config, log);
  try {
    await enrolParty(database, { code, name, certificates: certificates.map((each) => new Uint8Array(each)) });
  } finally {
    await database.close();
  }
}

function read(words: readonly string[], isVouchedFor: boolean) {
  try {
    const { code, name, certificate } = parseArgs({
      args: [...words],
      options: {
        code: { type: 'string' },
        name: { type: 'string' },
        certificate: { type: 'string', multiple: true },
      },
    }).values;
    if (code && name && (certificate || isVouchedFor)) return { code, name, certificate: certificate ?? [] };
  } catch {
    // An option that there is not.
  }
  throw new ConfigProblem('enrol --code CODE --name NAME --certificate FILE [--certificate FILE…]');
}
