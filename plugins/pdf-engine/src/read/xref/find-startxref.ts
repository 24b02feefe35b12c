import { damaged } from '../../errors.ts';
import type { PageCache } from '../page-cache.ts';
import { latin1 } from '../syntax/characters.ts';

/** How far from the end of the file '%%EOF' may stand, as readers have always allowed; mailers and scanners add padding. */
const TAIL = 1024;
/** Room for 'startxref', an offset and white space before that. */
const ROOM = 128;

/** The offset that the last `startxref` names (ISO 32000-2, 7.5.5). */
export async function findStartXref(cache: PageCache): Promise<number> {
  const start = Math.max(0, cache.size - TAIL - ROOM);
  const tail = latin1(await cache.read(start, TAIL + ROOM));
  const at = tail.lastIndexOf('startxref');
  if (at < 0) throw damaged("no 'startxref' stands at the end of the file", start);
  const found = /^startxref[\0\t\n\f\r ]+(\d{1,15})[\0\t\n\f\r ]+%%EOF/.exec(tail.slice(at));
  if (!found) throw damaged("no offset and '%%EOF' follow 'startxref'", start + at);
  // An object after the end: an update of the file broke off before it could count.
  if (/\d[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+obj/.test(tail.slice(at)))
    throw damaged('the last revision breaks off', start + at);
  return Number(found[1]);
}
