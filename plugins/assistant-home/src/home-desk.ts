import { createHash } from 'node:crypto';
import {
  anyOf,
  defineError,
  type Event,
  type FirstSteps,
  type Key,
  type KeyDevice,
  type Keys,
  type Licence,
  type Picture,
  type PluginAdmin,
  type RecentFiles,
  type Seal,
  type Seals,
  type SystemChecking,
} from '@sealwright/core/api';
import { attentionTo } from './attention.ts';
import type { HomeBoard, HomeCertificate, HomeDevice, HomeSeal } from './common-home-rpc.ts';
import { OFFERS } from './common-offers.ts';

/** Documents that the page shows. */
const MOST_RECENT = 5;

export const PictureGone = defineError('assistant-home.picture-gone', {
  'zh-CN': '印章图片已不可用，请刷新页面。',
  en: 'The picture of the seal is gone. Refresh the page.',
});

export interface HomeParts {
  readonly keys: Pick<Keys, 'devices' | 'onDidChange'>;
  readonly seals: Pick<Seals, 'list' | 'onDidChange'>;
  readonly plugins: Pick<PluginAdmin, 'list' | 'onDidChange'>;
  readonly licence: Pick<Licence, 'status' | 'onDidChange'> | undefined;
  readonly checking: SystemChecking | undefined;
  readonly recent: RecentFiles | undefined;
  readonly firstSteps: FirstSteps | undefined;
}

/** How things stand, from what other plugins know already. */
export class HomeDesk {
  /** Fires when `board` may have changed. */
  readonly onDidChange: Event<unknown>;
  private readonly parts: HomeParts;
  private pictures: ReadonlyMap<string, Picture> = new Map();

  constructor(parts: HomeParts) {
    const { keys, seals, plugins, licence, checking, recent, firstSteps } = parts;
    this.parts = parts;
    this.onDidChange = anyOf(
      ...[keys, seals, plugins, licence, checking, recent, firstSteps].flatMap((part) => part?.onDidChange ?? []),
    );
  }

  async board(): Promise<HomeBoard> {
    const { keys, seals, plugins, licence, checking, recent, firstSteps } = this.parts;
    const [{ devices, pending, troubles }, listed, status, last, files, open] = await Promise.all([
      keys.devices(),
      seals.list(),
      licence?.status().catch((fault: unknown) => ({ state: 'unreadable', fault }) as const),
      checking?.last(),
      recent?.list(),
      firstSteps?.open(),
    ]);
    this.pictures = new Map(listed.map(({ picture }) => [digestOf(picture), picture]));
    const known = plugins.list();
    return {
      devices: devices.map(toDevice),
      pending,
      seals: listed.map(toSeal),
      attention: attentionTo({
        devices,
        troubles,
        seals: listed,
        licence: status,
        plugins: known,
        last,
        openSteps: open ?? [],
      }),
      ...(files && { recent: files.slice(0, MOST_RECENT) }),
      offers: offersOf(known),
    };
  }

  /** `assistant-home.picture-gone`. */
  picture(id: string): Picture {
    const picture = this.pictures.get(id);
    if (!picture) throw PictureGone({});
    return picture;
  }
}

function toDevice({ ref, driver, name, pin, keys }: KeyDevice): HomeDevice {
  const certificates = keys
    .filter(({ usage }) => usage === 'signing')
    .map(toCertificate)
    .sort((one, other) => other.notAfter.getTime() - one.notAfter.getTime());
  return { ref, driver, name, ...(pin && { pin }), certificates };
}

function toCertificate({ ref, usage, certificate: { subject, notBefore, notAfter } }: Key): HomeCertificate {
  return { ref, usage, subject, notBefore, notAfter };
}

function toSeal({ source, id, name, picture, validFrom, validTo }: Seal): HomeSeal {
  return {
    key: `${source}:${id}`,
    name,
    picture: digestOf(picture),
    ...(validFrom && { validFrom }),
    ...(validTo && { validTo }),
  };
}

function offersOf(plugins: ReturnType<PluginAdmin['list']>): string[] {
  const contributed = new Set(
    plugins
      .filter(({ state }) => state !== 'disabled' && state !== 'failed' && state !== 'quarantined')
      .flatMap(({ contributes }) => contributes.map(({ id }) => id)),
  );
  return Object.values(OFFERS).filter((id) => contributed.has(id));
}

function digestOf({ format, data }: Picture): string {
  return createHash('sha256').update(format).update(data).digest('hex');
}
