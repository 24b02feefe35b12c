import type { AddressInfo } from 'node:net';
import type { Config } from './config/read-config.ts';
import { named } from './config/start-problem.ts';
import { BASE, closeApp, createApp, createHandlers } from './http/index.ts';
import { type OpenPlatform, openPlatform } from './open-platform.ts';

/** Milliseconds for answering what was asked, when it ends. */
const PATIENCE = 2_000;
/** What systems say of an address, not of its port. */
const OF_HOST: ReadonlySet<string> = new Set(['EADDRNOTAVAIL', 'EAI_AGAIN', 'ENOTFOUND']);

export interface RunningPlatform {
  readonly port: number;
  /** `http://127.0.0.1:40123/api/v1`. */
  readonly baseUrl: string;
  readonly platform: OpenPlatform;
  /** Answers what it was asked, then ends. */
  close(): Promise<void>;
}

export interface StartOptions {
  readonly config: Config;
  readonly version: string;
  readonly log: (line: string, error?: unknown) => void;
}

/** Opens the parts, then listens. Resolves when it answers. */
export async function startPlatform({ config, version, log }: StartOptions): Promise<RunningPlatform> {
  let origins = config.origins;
  const platform = await openPlatform({ config, log, audiences: () => origins });
  const ending = new AbortController();
  try {
    const app = await createApp(createHandlers(platform, version, ending.signal), {
      partyOf: (token) => platform.sessions.partyOf(token),
      rates: config.rates,
      trustedProxies: config.trustedProxies,
      onFault: (error, operation) => log(operation, error),
    });
    await named(
      (code) => (OF_HOST.has(code) ? 'HOST' : 'PORT'),
      () => app.listen({ host: config.host, port: config.port }),
    );
    const { port } = app.server.address() as AddressInfo;
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    if (origins.length === 0) origins = [`http://${host}:${port}`, `http://localhost:${port}`];
    return {
      port,
      baseUrl: `http://${host}:${port}${BASE}`,
      platform,
      close: async () => {
        ending.abort();
        // A client that keeps its line open without asking anything would hold up the end.
        const timer = setTimeout(() => app.server.closeAllConnections(), PATIENCE);
        await closeApp(app);
        clearTimeout(timer);
        await platform.close();
      },
    };
  } catch (error) {
    await platform.close();
    throw error;
  }
}
