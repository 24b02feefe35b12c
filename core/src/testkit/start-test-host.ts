import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { points as productPoints } from '../api/index.ts';
import { type Deadlines, type Host, type HostOptions, type LogEntry, startHost } from '../kernel/index.ts';
import { watchDisposables } from './leak-check.ts';

export interface TestHost extends Host {
  /** What plugins and the host have logged so far. */
  readonly log: readonly LogEntry[];
  readonly profile: string;
  /** Ends the host, removes its profile, and throws when a disposable made during its life is still alive. */
  dispose(): Promise<void>;
}

/** `profile`: a folder of the test's own, which is kept; without it the host has a new one, removed at its end. */
export type TestHostOptions = Partial<HostOptions>;

/** Long enough for plugins that are loaded from their sources on a busy machine; who tests deadlines sets shorter ones. */
const PATIENT: Deadlines = { load: 20_000, activation: 20_000, disposal: 5_000 };

/**
 * Starts a host for a test: with the product's points, no plugins, no shell services and an empty profile, as far as
 * `options` do not say otherwise.
 */
export async function startTestHost(options: TestHostOptions = {}): Promise<TestHost> {
  const endWatch = watchDisposables();
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'sealwright-test-')));
  const log: LogEntry[] = [];
  const host = await startHost({
    plugins: [],
    points: productPoints,
    ...options,
    profile,
    deadlines: { ...PATIENT, ...options.deadlines },
    log(entry) {
      log.push(entry);
      options.log?.(entry);
    },
  });
  let ended: Promise<void> | undefined;
  const end = async () => {
    await host.dispose();
    if (!options.profile) await rm(profile, { recursive: true, force: true });
    endWatch();
  };
  return {
    ...host,
    log,
    profile,
    dispose() {
      ended ??= end();
      return ended;
    },
  };
}
