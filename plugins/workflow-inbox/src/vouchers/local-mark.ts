import type { Place } from '../queue/queue-record.ts';

/** Vouchers of this computer belong to no platform and to whoever uses it. */
export const LOCAL: Place = { source: 'local', account: '' };

export function isLocal(place: Place): boolean {
  return place.source === LOCAL.source;
}
