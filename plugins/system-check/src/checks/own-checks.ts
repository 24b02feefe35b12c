import { tmpdir } from 'node:os';
import type {
  CertificateChecks,
  Keys,
  Licence,
  PdfEngine,
  PluginAdmin,
  PluginContext,
  SystemCheck,
} from '@sealwright/core/api';
import { checkCertificateChains } from './certificate-chains.ts';
import { checkClock } from './clock.ts';
import { checkFolder } from './folder.ts';
import { checkMemory } from './memory.ts';
import { checkOperatingSystem } from './operating-system.ts';
import { checkPdfReading } from './pdf-reading.ts';
import { checkPlatformAddress } from './platform-address.ts';
import { checkPlugins } from './plugin-states.ts';
import { checkReaderService } from './reader-service.ts';
import { checkShippedFonts } from './shipped-fonts.ts';
import { checkTimestampServer } from './timestamp-server.ts';
import { checkUsbKeys } from './usb-keys.ts';

export interface CheckParts extends Pick<PluginContext, 'settings' | 'storage'> {
  readonly plugins: Pick<PluginAdmin, 'list'>;
  readonly keys?: Keys | undefined;
  readonly certificates?: CertificateChecks | undefined;
  readonly engine?: PdfEngine | undefined;
  readonly licence?: Licence | undefined;
}

type Run = SystemCheck['check'];

/** The checks of this plugin's own, by their ids in the manifest. */
export function ownChecks(parts: CheckParts): Readonly<Record<string, Run>> {
  const { settings, storage, plugins, keys, certificates, engine, licence } = parts;
  /** What the licence says of addresses; it may be missing, or altered on disk, which its own check tells. */
  const platform = async () => {
    const status = await licence?.status().catch(() => undefined);
    return status && status.state !== 'none' ? status.terms.platform : undefined;
  };
  return {
    'reader-service': (signal) => checkReaderService(signal),
    'usb-keys': () => checkUsbKeys(keys),
    'certificate-chains': (signal) => checkCertificateChains(keys, certificates, signal),
    'operating-system': async () => checkOperatingSystem(),
    clock: async (signal) => {
      const address = settings.get<string>('system-check.timeAddress') || (await platform())?.baseUrl;
      return checkClock({ address, folder: await storage.folder(), signal });
    },
    memory: async () => checkMemory(),
    'profile-disk': async () => checkFolder('profile', await storage.folder()),
    'temporary-folder': () => checkFolder('temporary', tmpdir()),
    'platform-address': async (signal) => checkPlatformAddress((await platform())?.baseUrl, signal),
    'timestamp-server': async (signal) => {
      const address = settings.get<string>('system-check.timestampServer') || (await platform())?.tsaUrl;
      return checkTimestampServer(address, signal);
    },
    plugins: async () => checkPlugins(plugins),
    'shipped-fonts': () => checkShippedFonts(),
    'pdf-reading': (signal) => checkPdfReading(engine, signal),
  };
}
