import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpensslPki, type Party } from '@sealwright/crypto/testing';
import type { FastifyInstance } from 'fastify';
import { type Config, readConfig } from '../config/read-config.ts';
import type { Database } from '../database/index.ts';
import { type AppOptions, BASE, closeApp, createApp, createHandlers } from '../http/index.ts';
import type { JudgeTask, Verdict } from '../judging/index.ts';
import { type OpenPlatform, openPlatform } from '../open-platform.ts';
import { enrolParty } from '../sessions/index.ts';
import { AUDIENCE, Caller } from './caller.ts';

export interface LabOptions {
  /** Where missing, what the settings say. */
  readonly database?: Database;
  /** As an organisation gives them; files are in a folder of the lab's own where these say nothing else. */
  readonly settings?: Readonly<Record<`SEALWRIGHT_PLATFORM_${string}`, string>>;
  readonly rates?: AppOptions['rates'];
  /** In place of the product's verification, which takes seconds to start. Takes every file where missing. */
  readonly judge?: (task: JudgeTask) => Promise<Verdict>;
}

const UNLIMITED = { perSecond: 0, burst: 0 };
const ACCEPT: Verdict = { accepted: true, pages: 1, signatures: [] };

/** A whole platform behind its HTTP, without a port, with companies whose keys the test holds. */
export class PlatformLab {
  readonly app: FastifyInstance;
  readonly platform: OpenPlatform;
  /** What was told of faults. */
  readonly faults: string[];
  /** Added to the clock, in milliseconds. */
  ahead = 0;
  readonly #origins: string[];
  readonly #pki: OpensslPki;
  readonly #folder: string;
  readonly #ending: AbortController;

  private constructor(
    parts: Pick<PlatformLab, 'app' | 'platform' | 'faults'>,
    origins: string[],
    pki: OpensslPki,
    folder: string,
    ending: AbortController,
  ) {
    this.app = parts.app;
    this.platform = parts.platform;
    this.faults = parts.faults;
    this.#origins = origins;
    this.#pki = pki;
    this.#folder = folder;
    this.#ending = ending;
  }

  static async open({ database, settings, rates, judge = async () => ACCEPT }: LabOptions): Promise<PlatformLab> {
    const folder = mkdtempSync(join(tmpdir(), 'platform-'));
    const config: Config = readConfig({ SEALWRIGHT_PLATFORM_DATA: folder, ...settings });
    const faults: string[] = [];
    const ending = new AbortController();
    const origins = [AUDIENCE];
    let lab: PlatformLab | undefined;
    const platform = await openPlatform({
      config,
      audiences: () => origins,
      log: (line, error) => faults.push(`${line} ${error instanceof Error ? error.stack : error}`),
      instead: {
        ...(database && { database }),
        judge: { judge, dispose: () => {} },
        now: () => new Date(Date.now() + (lab?.ahead ?? 0)),
      },
    });
    const app = await createApp(createHandlers(platform, 'test', ending.signal), {
      partyOf: (token) => platform.sessions.partyOf(token),
      trustedProxies: config.trustedProxies,
      rates: rates ?? { parties: UNLIMITED, strangers: UNLIMITED },
      onFault: (error, operation) => faults.push(`${operation} ${error instanceof Error ? error.stack : error}`),
    });
    lab = new PlatformLab({ app, platform, faults }, origins, new OpensslPki(), folder, ending);
    return lab;
  }

  /** A key that the platform does not know. */
  stranger(name: string): Party {
    return this.#pki.issue(name, ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']);
  }

  async enrol(code: string): Promise<Party> {
    const holder = this.stranger(code);
    await enrolParty(this.platform.database, { code, name: `${code}公司`, certificates: [holder.chain[0]!] });
    return holder;
  }

  /** Answers on a port of this computer, too; gives the address of the API. */
  async listen(): Promise<string> {
    return this.reachedAt(await this.app.listen({ host: '127.0.0.1', port: 0 }));
  }

  /** Clients reach it under this origin, too; gives the address of the API there. */
  reachedAt(origin: string): string {
    this.#origins.push(origin);
    return `${origin}${BASE}`;
  }

  caller(): Caller {
    return new Caller(this.app);
  }

  /** A new company that is in. */
  async company(code: string): Promise<Caller> {
    const caller = this.caller();
    await caller.enter(await this.enrol(code));
    return caller;
  }

  async dispose(): Promise<void> {
    this.#ending.abort();
    await closeApp(this.app);
    await this.platform.close();
    this.#pki.dispose();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
