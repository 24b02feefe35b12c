import type { Seal } from '../api/index.ts';

/** A PNG of 48 x 48 pixels: a red ring around a red dot, transparent elsewhere. */
const RING = [
  'iVBORw0KGgoAAAANSUhEUgAAADAAAAAwAQMAAABtzGvEAAAABlBMVEX////IFBT+CheuAAAAAnRSTlMA/1uRIrUAAACMSURBVHja',
  'dZAxDsMgEAQHUdCFD1j4Gy4s+Usp3YWn8RSe4JIiCtFZixwXOemY5rjbXRj1+tjres9A6L0C8xEbsMGbszdwDeaMrxAKvmAdMrhK',
  'tBXHQDLsTIaF1bCyGCZ2Q7rgC4kn8eBxYW7/8Tup7/edOqSzEiFJd50SLysyJpsyPSJQIIpHYSm6s75OaTv12cjTVAAAAABJRU5E',
  'rkJggg==',
].join('');

/** A round seal of 40 x 40 mm that any certificate may use, without end of validity. */
export function fakeSeal(part: Partial<Seal> = {}): Seal {
  return {
    id: 'test-seal',
    source: 'test',
    name: '测试用章',
    picture: { format: 'png', data: new Uint8Array(Buffer.from(RING, 'base64')) },
    widthMm: 40,
    heightMm: 40,
    certificates: [],
    ...part,
  };
}
