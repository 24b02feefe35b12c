import type { Licence, Log, PluginSettings } from '@sealwright/core/api';
import { type Location, parseFeedAddress, shownPlace } from './feed/location.ts';
import type { Channel } from './feed/read-feed.ts';

export interface UpdateSource {
  readonly channel: Channel;
  /** Missing where nobody named one. */
  readonly feed?: Location;
  /** The feed, as it is shown. */
  readonly shown?: string;
  /** Names feed and channel: what was seen of one says nothing of another. */
  readonly id: string;
}

export interface UpdateSourceParts {
  readonly settings: PluginSettings;
  readonly licence: Licence | undefined;
  readonly log: Log;
}

/** The feed that its user set, else that of the licence. `update.address-invalid`. */
export async function updateSource({ settings, licence, log }: UpdateSourceParts): Promise<UpdateSource> {
  const channel = settings.get<Channel>('update.channel');
  const address = settings.get<string>('update.feed').trim() || (await licensedAddress(licence, log));
  if (!address) return { channel, id: '' };
  const feed = parseFeedAddress(address);
  const shown = shownPlace(feed);
  return { channel, feed, shown, id: `${channel} ${shown}` };
}

async function licensedAddress(licence: Licence | undefined, log: Log): Promise<string | undefined> {
  try {
    const status = await licence?.status();
    return status && 'terms' in status ? status.terms.platform.updateUrl : undefined;
  } catch (fault) {
    // Its own pages say what is wrong with it.
    log.warn('the licence names no address of updates', { reason: String(fault) });
    return undefined;
  }
}
