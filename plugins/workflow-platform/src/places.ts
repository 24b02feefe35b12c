import {
  anyOf,
  type DemoSpace,
  type EmbeddedPlatform,
  type Event,
  type Licence,
  type Log,
  type PluginSettings,
  WorkflowNotConfigured,
} from '@sealwright/core/api';
import { parsePlatformAddress } from './line/parse-address.ts';

/** A platform that can be called. */
export interface Place {
  /** Names the platform, however it is reached. */
  readonly id: string;
  /** Root of the API, without a slash at its end. */
  readonly baseUrl: string;
  /** What a key proves to. */
  readonly origin: string;
  /** Its host, as users know it. */
  readonly shown: string;
}

export interface PlacesParts {
  readonly settings: PluginSettings;
  readonly licence: Licence | undefined;
  readonly embedded: EmbeddedPlatform | undefined;
  readonly demo: DemoSpace | undefined;
  readonly log: Log;
}

const EMBEDDED = 'embedded';

/** Which platform is meant: the setting's, else the licence's, else the one of this computer where somebody tries things. */
export class Places {
  private readonly parts: PlacesParts;
  readonly onDidChange: Event<void>;

  constructor(parts: PlacesParts) {
    this.parts = parts;
    const { settings, licence } = parts;
    const other: Event<void> = (listener) =>
      settings.onDidChange(({ key }) => key === 'workflow-platform.address' && listener());
    this.onDidChange = licence ? anyOf(other, licence.onDidChange) : other;
  }

  /** Names it; nothing is started or called. `workflow.not-configured`, `platform.address-invalid`. */
  async id(): Promise<string> {
    const address = await this.address();
    if (address !== undefined) return parsePlatformAddress(address);
    if (this.parts.embedded && (await this.parts.demo?.isMade())) return EMBEDDED;
    throw WorkflowNotConfigured({
      what: 'the licence (授权导入.ini) of your project has its address; or set one in the settings.',
      whatZh: '请导入项目的“授权导入.ini”，或在设置中填写合同平台地址。',
    });
  }

  /** As `id`; `platform.not-started`. */
  async find(signal?: AbortSignal): Promise<Place> {
    const id = await this.id();
    if (id !== EMBEDDED) return placeAt(id, id);
    const { embedded, demo } = this.parts;
    const space = await demo?.prepare(signal);
    const running = await embedded!.start(space === undefined ? {} : { demo: space }, signal);
    return placeAt(EMBEDDED, parsePlatformAddress(running.baseUrl));
  }

  private async address(): Promise<string | undefined> {
    const { settings, licence, log } = this.parts;
    const own = settings.get<string>('workflow-platform.address').trim();
    if (own) return own;
    try {
      const status = await licence?.status();
      return status?.state === 'valid' ? status.terms.platform.baseUrl : undefined;
    } catch (fault) {
      // Its own pages say what is wrong with it.
      log.warn('the licence names no platform', { reason: String(fault) });
      return undefined;
    }
  }
}

function placeAt(id: string, baseUrl: string): Place {
  const { origin, host } = new URL(baseUrl);
  return { id, baseUrl, origin, shown: host };
}
