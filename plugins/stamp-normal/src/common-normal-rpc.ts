/** Between the window and the plugin host, which reads the document: where else a seal would stand as it stands here. */
import { defineRpc, type RpcClient } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

const document = Type.String({ minLength: 1, maxLength: 100 });
const page = Type.Integer({ minimum: 0 });
const millimetres = Type.Number();
const words = Type.String({ maxLength: 10_000 });

/** A seal that is placed. */
export const PlacedSeal = Type.Object({
  /** 0-based. */
  page,
  /** `DisplayBox`. */
  box: Type.Object({
    x: millimetres,
    y: millimetres,
    width: millimetres,
    height: millimetres,
    rotation: Type.Number(),
  }),
});
export type PlacedSeal = Static<typeof PlacedSeal>;

export const NearbyWords = Type.Object({
  /** `PageReading` of the seal's page. */
  reading: Type.Enum(['text', 'blank', 'scan', 'unreadable']),
  /** Under or beside the seal, likeliest first. */
  words: Type.Array(words),
});
export type NearbyWords = Static<typeof NearbyWords>;

export const AlikePlace = Type.Object({
  /** 0-based. */
  page,
  /** Middle of the seal there, in millimetres from the page's top left corner. */
  x: millimetres,
  y: millimetres,
  /** The words as written there, and what stands before and after them. */
  text: words,
  before: words,
  after: words,
});
export type AlikePlace = Static<typeof AlikePlace>;

export const AlikePlaces = Type.Object({
  /** In the order of the document, without the one that the seal stands at. */
  places: Type.Array(AlikePlace),
  /** 0-based pages without text that could be searched, such as scans. */
  unsearched: Type.Array(page),
});
export type AlikePlaces = Static<typeof AlikePlaces>;

export const normalRpc = defineRpc('stamp-normal', {
  words: { params: Type.Tuple([document, PlacedSeal]), result: NearbyWords, isRepeatable: true },
  /** `normal.words-not-at-seal` where the seal does not stand at these words. */
  alike: { params: Type.Tuple([document, PlacedSeal, words]), result: AlikePlaces, isRepeatable: true },
});
export type NormalCalls = RpcClient<typeof normalRpc>;
