import {
  type DemoSpace,
  type Disposable,
  type EmbeddedPlatform,
  Emitter,
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
  /** Milliseconds. */
  readonly now?: () => number;
}

const EMBEDDED = 'embedded';
/** A licence's signature is verified at every look, and it may run out while the program runs: milliseconds between looks. */
const LICENCE_GOOD = 60_000;

/** Which platform is meant: the setting's, else the licence's, else the one of this computer where somebody tries things. */
export class Places {
  private readonly parts: PlacesParts;
  private readonly changed = new Emitter<void>();
  private readonly listening: readonly Disposable[];
  private licensed: { readonly at: number; readonly address: Promise<string | undefined> } | undefined;
  private space: Promise<string> | undefined;

  constructor(parts: PlacesParts) {
    this.parts = parts;
    const { settings, licence } = parts;
    this.listening = [
      settings.onDidChange(({ key }) => {
        if (key === 'workflow-platform.address') this.changed.fire();
      }),
      ...(licence ? [licence.onDidChange(() => this.forgetLicence())] : []),
    ];
  }

  readonly onDidChange: Event<void> = (listener) => this.changed.event(listener);

  async dispose(): Promise<void> {
    for (const each of this.listening) await each.dispose();
  }

  /** Names it; nothing is started or called. `workflow.not-configured`, `platform.address-invalid`. */
  async id(): Promise<string> {
    const { settings, embedded, demo } = this.parts;
    const address = settings.get<string>('workflow-platform.address').trim() || (await this.licensedAddress());
    if (address) return parsePlatformAddress(address);
    if (embedded && (this.space !== undefined || (await demo?.isMade()))) return EMBEDDED;
    throw WorkflowNotConfigured({
      what: 'the licence (授权导入.ini) of your project has its address; or set one in the settings.',
      whatZh: '请导入项目的“授权导入.ini”，或在设置中填写合同平台地址。',
    });
  }

  /** As `id`; `platform.not-started`. Of the built-in one the address as it is now: it moves when it is started anew. */
  async find(signal?: AbortSignal): Promise<Place> {
    const id = await this.id();
    if (id !== EMBEDDED) return placeAt(id, id);
    const { embedded } = this.parts;
    const running = await embedded!.start({ demo: await this.demoSpace() }, signal);
    return placeAt(EMBEDDED, parsePlatformAddress(running.baseUrl));
  }

  private demoSpace(): Promise<string> {
    if (!this.space) {
      const space = this.parts.demo!.prepare();
      this.space = space;
      space.catch(() => {
        if (this.space === space) this.space = undefined;
      });
    }
    return this.space;
  }

  private licensedAddress(): Promise<string | undefined> {
    const now = (this.parts.now ?? Date.now)();
    const { licensed } = this;
    if (licensed && Math.abs(now - licensed.at) < LICENCE_GOOD) return licensed.address;
    const address = this.readLicence();
    this.licensed = { at: now, address };
    return address;
  }

  private async readLicence(): Promise<string | undefined> {
    const { licence, log } = this.parts;
    try {
      const status = await licence?.status();
      return status?.state === 'valid' ? status.terms.platform.baseUrl : undefined;
    } catch (fault) {
      // Its own pages say what is wrong with it.
      log.warn('the licence names no platform', { reason: String(fault) });
      return undefined;
    }
  }

  private forgetLicence(): void {
    this.licensed = undefined;
    this.changed.fire();
  }
}

function placeAt(id: string, baseUrl: string): Place {
  const { origin, host } = new URL(baseUrl);
  return { id, baseUrl, origin, shown: host };
}
