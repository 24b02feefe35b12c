import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ConfigProblem } from './config/config-problem.ts';
import type { Config } from './config/read-config.ts';
import { named } from './config/start-problem.ts';
import { takeLease } from './embedded-lease.ts';
import { openDatabase } from './open-outside.ts';
import { enrolParty } from './sessions/index.ts';

const USAGE = 'enrol --code CODE --name NAME --certificate FILE [--certificate FILE…]';
/** Characters at most: those of the columns. */
const [CODE, NAME] = [100, 200];

/**
 * `enrol --code CODE --name NAME --certificate FILE…`: makes a company known, with the certificates (PEM or DER) that its
 * people log in and sign with. Where certificates name their company (`COMPANY_CODE`), none is needed. Gives what to say
 * of it. Throws `ConfigProblem`, also where an embedded platform runs on the same folder.
 */
export async function enrol(words: readonly string[], config: Config, log: (line: string) => void): Promise<string> {
  const { code, name, certificate: files } = read(words, config.trust.companyCodeAt.length > 0);
  const certificates = await Promise.all(files.map(certificateOf));
  const folder = config.database.kind === 'embedded' ? config.database.folder : undefined;
  const lease = folder === undefined ? undefined : await named('DATA', () => takeLease(folder));
  if (lease && !lease.isOwn) throw new ConfigProblem('a platform runs on SEALWRIGHT_PLATFORM_DATA: end it first');
  try {
    const database = await openDatabase(config, log);
    try {
      await enrolParty(database, { code, name, certificates });
    } finally {
      await database.close();
    }
  } finally {
    await lease?.release();
  }
  return `${code} ${name}: enrolled, with ${certificates.length} certificate${certificates.length === 1 ? '' : 's'}`;
}

async function certificateOf(file: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(new X509Certificate(await readFile(file)).raw);
  } catch (cause) {
    throw new ConfigProblem(`--certificate: ${file} holds no certificate that can be read`, { cause });
  }
}

function read(words: readonly string[], isVouchedFor: boolean) {
  let values: { readonly code?: string; readonly name?: string; readonly certificate?: readonly string[] };
  try {
    values = parseArgs({
      args: [...words],
      options: {
        code: { type: 'string' },
        name: { type: 'string' },
        certificate: { type: 'string', multiple: true },
      },
    }).values;
  } catch {
    throw new ConfigProblem(USAGE);
  }
  const { code, name, certificate } = values;
  if (!code || !name || !(certificate || isVouchedFor)) throw new ConfigProblem(USAGE);
  if ([...code].length > CODE) throw new ConfigProblem(`--code has more than ${CODE} characters`);
  if ([...name].length > NAME) throw new ConfigProblem(`--name has more than ${NAME} characters`);
  return { code, name, certificate: certificate ?? [] };
}
