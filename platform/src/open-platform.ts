import type { Config } from './config/read-config.ts';
import type { Database } from './database/index.ts';
import { DemoSpace } from './demo/index.ts';
import { Blobs, Uploads } from './files/index.ts';
import { problemOf, requestHash } from './http/index.ts';
import { type BatchAction, BatchJobs, openJobs } from './jobs/index.ts';
import { Judge } from './judging/index.ts';
import { Activations } from './licences/index.ts';
import { Notices } from './notices/index.ts';
import { demandFolder, openDatabase, openTried, openTrust, prepareDemo } from './open-outside.ts';
import type { Platform } from './platform.ts';
import { EntryAuthority, Sessions } from './sessions/index.ts';
import { UpdateFeed } from './updates/index.ts';
import { keepUp } from './upkeep.ts';
import { type PartyAct, Vouchers } from './vouchers/index.ts';
import { Webhooks } from './webhooks/index.ts';

export interface OpenOptions {
  readonly config: Config;
  /** Origins that clients reach it under. */
  readonly audiences: () => readonly string[];
  /** Of what nobody asked for; never holds what belongs to a party. */
  readonly log: (line: string, error?: unknown) => void;
  /** In place of what the configuration says, for tests. */
  readonly instead?: {
    readonly database?: Database;
    readonly judge?: Pick<Judge, 'judge' | 'dispose'>;
    readonly now?: () => Date;
  };
}

export interface OpenPlatform extends Platform {
  close(): Promise<void>;
}

/** All parts of a platform, working. */
export async function openPlatform({ config, audiences, log, instead = {} }: OpenOptions): Promise<OpenPlatform> {
  const database = instead.database ?? (await openDatabase(config, log));
  const closing: (() => unknown)[] = [() => database.close()];
  const close = async () => {
    for (const each of closing.reverse()) await each();
  };
  try {
    await demandFolder('FEED', config.feed);
    await demandFolder('LICENCES', config.licences);
    const storage = await openTried(config.storage);
    const vouchers = new Vouchers(database, instead.now);
    const blobs = new Blobs(storage);
    const uploads = new Uploads({ database, storage, blobs });
    const trust = await openTrust(config, log);
    const judge = instead.judge ?? new Judge({ log });
    closing.push(() => judge.dispose());
    // A thread of its own: nobody waits with log-in until files were judged.
    const vouching = trust.hasAuthorities ? (instead.judge ?? new Judge({ log, threads: 1 })) : undefined;
    closing.push(() => vouching?.dispose());
    const jobs = await openJobs({
      database,
      ...(config.database.kind === 'server' && { url: config.database.url }),
      onFault: (kind, fault) => log(`job ${kind}`, fault),
    });
    closing.push(() => jobs.dispose());
    const notices = new Notices(database);
    closing.push(() => notices.dispose());
    const demo =
      config.demo === undefined ? undefined : new DemoSpace({ database, vouchers, blobs, folder: config.demo });
    if (demo) await prepareDemo(demo);
    const sessions = new Sessions({
      ...{ database, audiences },
      ...(vouching && { authority: new EntryAuthority(trust, vouching) }),
      ...(demo && { lookAgain: () => demo.prepare() }),
      ...(instead.now && { now: instead.now }),
    });
    const batches = await BatchJobs.open(database, jobs, {
      actions: { 'receive-all': acting(vouchers, 'receive'), 'send-all': acting(vouchers, 'send') },
      problemOf: (thrown) => {
        const { body, fault } = problemOf(thrown, undefined);
        return fault || body.status >= 500 ? undefined : body;
      },
    });
    const webhooks = await Webhooks.open(database, jobs, { privateAddresses: config.webhooksToPrivateAddresses });
    const platform = {
      ...{ database, sessions, vouchers, blobs, uploads, judge, trust, jobs, batches, notices, webhooks },
      ...{ updates: new UpdateFeed(config.feed), activations: new Activations({ database, folder: config.licences }) },
    };
    await keepUp(platform, { reminders: config.reminders, now: instead.now ?? (() => new Date()) });
    return { ...platform, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** One action of a batch: upon what its user saw, or as the voucher is when its turn comes. */
function acting(vouchers: Vouchers, kind: 'receive' | 'send'): BatchAction {
  return async (party, { id, etag, message }, key) => {
    const act: PartyAct = kind === 'send' && message !== undefined ? { kind, message } : { kind };
    const hash = requestHash(`batch ${kind}`, id, etag ?? '', message);
    const before = await vouchers.replayed(party, { key, requestHash: hash });
    if (before) return;
    await vouchers.act(party, id, act, {
      ...{ key, requestHash: hash },
      etag: etag ?? (await vouchers.get(party, id)).etag,
    });
  };
}
