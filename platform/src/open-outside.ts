/** What a platform is set up to use outside of its process: each opened, or refused by the name of its variable. */
import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, readdir } from 'node:fs/promises';
import { ConfigProblem } from './config/config-problem.ts';
import type { Config } from './config/read-config.ts';
import { databaseProblem, named } from './config/start-problem.ts';
import { type Database, openEmbeddedDatabase, openServerDatabase } from './database/index.ts';
import { type DemoSpace, DemoSpaceUnusable } from './demo/index.ts';
import { openStorage, type Storage } from './files/index.ts';
import { TrustFileUnusable, TrustPolicy } from './judging/index.ts';

type Log = (line: string, error?: unknown) => void;

/** With its folder and its schema. */
export async function openDatabase({ database }: Pick<Config, 'database'>, log: Log): Promise<Database> {
  if (database.kind === 'embedded') {
    const { folder } = database;
    if (folder) await named('DATA', () => mkdir(folder, { recursive: true }));
    return openEmbeddedDatabase(folder ? { folder } : {});
  }
  const { url, connections, migrates } = database;
  const onFault = (error: Error) => log('database', error);
  try {
    return await openServerDatabase({ url, migrates, onFault, ...(connections !== undefined && { connections }) });
  } catch (error) {
    throw databaseProblem(error) ?? error;
  }
}

/** Writes into a bucket once: keys, bucket and rights are seen before a company hands in a file. */
export async function openTried(config: Config['storage']): Promise<Storage> {
  if (config.kind === 'folder') {
    await named('DATA', async () => {
      await mkdir(config.folder, { recursive: true });
      await access(config.folder, constants.W_OK);
    });
    return openStorage(config);
  }
  return named('S3_ENDPOINT', async () => {
    const storage = await openStorage(config);
    const key = `started/${randomUUID()}`;
    await storage.write(key, 1, one());
    await storage.remove(key);
    return storage;
  });
}

async function* one(): AsyncIterable<Uint8Array> {
  yield new Uint8Array(1);
}

/** Of an update feed, of licences: what lies in it may come later. */
export async function demandFolder(variable: string, folder: string | undefined): Promise<void> {
  if (folder !== undefined) await named(variable, () => readdir(folder));
}

export async function prepareDemo(demo: DemoSpace): Promise<void> {
  try {
    await demo.prepare();
  } catch (error) {
    if (!(error instanceof DemoSpaceUnusable)) throw error;
    throw new ConfigProblem(`SEALWRIGHT_PLATFORM_DEMO: ${error.message}`, { cause: error });
  }
}

/** Throws `ConfigProblem`, which names the variable and the file: no secret. */
export async function openTrust({ trust }: Pick<Config, 'trust'>, log: Log): Promise<TrustPolicy> {
  try {
    return await TrustPolicy.open(trust, log);
  } catch (error) {
    if (!(error instanceof TrustFileUnusable)) throw error;
    const name = error.kind === 'crls' ? 'CRLS' : 'AUTHORITIES';
    throw new ConfigProblem(`SEALWRIGHT_PLATFORM_${name}: ${error.message}`, { cause: error });
  }
}
