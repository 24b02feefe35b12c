/**
 * Entry of `serve.js`: `serve [--port N] [--no-open] [--offline] [FILE...]`, the workbench, or the offline client, in a
 * browser of this machine.
 */
import { fileURLToPath } from 'node:url';
import { SealwrightError } from '@sealwright/core/api';
import { driverSpecs } from '@sealwright/core/drivers';
import { endOnFault, LogFile, loadPlugins, localeOf, profileFolder } from '@sealwright/shell/node';
import { openBrowser } from './open-browser.ts';
import { askRunningServer } from './running-server.ts';
import { parseServeOptions } from './serve-options.ts';
import { startServing } from './start-serving.ts';

const built = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const locale = localeOf(undefined);
const REFUSED = 1;

async function main(): Promise<void> {
  const { port, open, entry, files } = parseServeOptions(process.argv.slice(2));
  const profile = profileFolder();
  const running = await askRunningServer(profile, { files, entry });
  if (running !== undefined) {
    show(running, open);
    return;
  }
  const log = new LogFile(profile, 'shell');
  endOnFault(log.write, 'shell');
  const serving = await startServing({
    profile,
    port,
    files,
    drivers: async () => driverSpecs(await loadPlugins(profile), profile),
    log,
    paths: {
      window: built('./window'),
      pin: built('./pin'),
      pluginHost: built('./plugin-host.js'),
      driverProcess: built('./driver-process.js'),
      platform: built('./platform.js'),
    },
  });
  // For good: the second signal ends the process at once, and its children with it.
  const end = () => void serving.dispose().finally(() => process.exit());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
  show(serving.newAddress(entry), open);
}

function show(address: string, open: boolean): void {
  const text =
    locale === 'en' ? 'Sealwright is at (this address works once):' : '印匠已启动，地址如下（只能使用一次）：';
  process.stdout.write(`${text}\n${address}\n`);
  if (open) openBrowser(address);
}

try {
  await main();
} catch (error) {
  const text = error instanceof SealwrightError ? `${error.code}: ${error.sentence[locale]}` : String(error);
  process.stderr.write(`${text}\n`, () => process.exit(REFUSED));
}
