/** Between the host half of signing and its views: what can be signed with, where stamps come to stand, and the signing itself. */
import { bytes, defineRpc, type ErrorRecord, Localized, moment } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

const id = Type.String({ minLength: 1, maxLength: 500 });
const text = Type.String({ maxLength: 1_000 });

/** A plugged key device. */
export const DeviceEntry = Type.Object({
  /** `KeyDevice.ref`. */
  ref: id,
  name: Localized,
});
export type DeviceEntry = Static<typeof DeviceEntry>;

export const SealEntry = Type.Object({
  /** Names the seal among all sources. */
  id,
  name: text,
  /** Id for `picture`. */
  picture: id,
  /** In millimetres. */
  widthMm: Type.Number(),
  heightMm: Type.Number(),
  validFrom: Type.Optional(moment()),
  validTo: Type.Optional(moment()),
  /** SHA-256 of the certificates that may use it, hex; empty: any. */
  certificates: Type.Array(text),
  /** The device that holds it: no other may sign with it. */
  device: Type.Optional(DeviceEntry),
  /** It is more than a picture: `FormatEntry.electronicSeal`. */
  isElectronic: Type.Boolean(),
});
export type SealEntry = Static<typeof SealEntry>;

export const KeyEntry = Type.Object({
  /** `Key.ref`. */
  ref: id,
  holder: text,
  device: DeviceEntry,
  /** Missing where the device does not tell. */
  pin: Type.Optional(
    Type.Object({
      state: Type.Enum(['ok', 'few-left', 'last-try', 'locked']),
      triesLeft: Type.Optional(Type.Integer({ minimum: 0 })),
    }),
  ),
  serial: text,
  /** Fingerprint of the certificate, hex. */
  sha256: text,
  notBefore: moment(),
  notAfter: moment(),
  /** Ids of the signature formats that it can sign by, the likeliest first. */
  formats: Type.Array(id),
});
export type KeyEntry = Static<typeof KeyEntry>;

export const FormatEntry = Type.Object({
  id,
  title: Localized,
  purpose: Type.Optional(Localized),
  /** For documents that show one electronic seal and nothing else. */
  electronicSeal: Type.Boolean(),
});
export type FormatEntry = Static<typeof FormatEntry>;

export const ModeEntry = Type.Object({
  /** Of a stamp mode. */
  id,
  title: Localized,
  /** Whether its stamps show a seal. */
  needsSeal: Type.Boolean(),
});
export type ModeEntry = Static<typeof ModeEntry>;

/** The devices as far as they have answered, and what they can sign with. */
export const KeyListing = Type.Object({
  devices: Type.Array(DeviceEntry),
  keys: Type.Array(KeyEntry),
  formats: Type.Array(FormatEntry),
  /** Devices or libraries that have not answered yet: `watch` reports when they have. */
  pending: Type.Array(Localized),
  /** Why others show no keys. */
  faults: Type.Array(Localized),
});
export type KeyListing = Static<typeof KeyListing>;

/** What a submission signs with. */
export const SigningMeans = Type.Object({
  /** `KeyEntry.ref`. */
  key: id,
  /** `FormatEntry.id`; missing: the key's first. */
  format: Type.Optional(id),
});
export type SigningMeans = Static<typeof SigningMeans>;

export const StampEntry = Type.Object({
  /** Id of a stamp mode. */
  mode: id,
  /** `SealEntry.id`. */
  seal: Type.Optional(id),
  options: Type.Unsafe<Readonly<Record<string, unknown>>>(Type.Object({})),
});
export type StampEntry = Static<typeof StampEntry>;

const box = Type.Object({
  x: Type.Number(),
  y: Type.Number(),
  width: Type.Number(),
  height: Type.Number(),
  rotation: Type.Number(),
});
const blend = Type.Enum(['multiply', 'normal']);
const rgb = Type.Tuple([Type.Number(), Type.Number(), Type.Number()]);

/** `Appearance` of the api, with its picture by id. */
export const Look = Type.Union([
  Type.Object({
    kind: Type.Literal('picture'),
    picture: id,
    clip: Type.Optional(
      Type.Object({ x: Type.Number(), y: Type.Number(), width: Type.Number(), height: Type.Number() }),
    ),
    blend,
  }),
  Type.Object({
    kind: Type.Literal('drawing'),
    size: Type.Object({ width: Type.Number(), height: Type.Number() }),
    /** SVG path data in millimetres. */
    paths: Type.Array(
      Type.Object({
        data: Type.String(),
        fill: Type.Optional(rgb),
        evenOdd: Type.Boolean(),
        stroke: Type.Optional(Type.Object({ colour: rgb, width: Type.Number() })),
      }),
    ),
    blend,
  }),
]);
export type Look = Static<typeof Look>;

/** Where stamps come to stand, each by itself. What looks alike is told once: a seal on a thousand pages is one look. */
export const Placing = Type.Object({
  looks: Type.Array(Look),
  /** In the order of the question. */
  stamps: Type.Array(
    Type.Union([
      Type.Object({
        places: Type.Array(
          Type.Object({
            /** 0-based. */
            page: Type.Integer({ minimum: 0 }),
            box,
            description: Type.String(),
            /** Index in `looks`. */
            look: Type.Integer({ minimum: 0 }),
          }),
        ),
      }),
      Type.Object({
        /** Why it cannot be planned: the mode's typed error. */
        problem: Type.Unsafe<ErrorRecord>(
          Type.Object({ code: Type.String(), data: Type.Object({}), sentence: Localized }),
        ),
      }),
    ]),
  ),
});
export type Placing = Static<typeof Placing>;

export const PreflightWord = Type.Object({
  /** Places that the stamps make together. */
  places: Type.Integer({ minimum: 0 }),
  allowed: Type.Boolean(),
  /** Why not, where not allowed. */
  refusal: Type.Optional(Localized),
  signatures: Type.Array(
    Type.Object({ effect: Type.Enum(['stays-valid', 'forbids', 'already-invalid']), sentence: Localized }),
  ),
  warnings: Type.Array(Localized),
});
export type PreflightWord = Static<typeof PreflightWord>;

export const SubmitStep = Type.Enum(['plan', 'prepare', 'pin', 'digest', 'sign', 'timestamp', 'write']);
export type SubmitStep = Static<typeof SubmitStep>;

const document = id;
/** What one submission may hold; each may have many places. */
export const MOST_STAMPS = 10_000;
const stamps = Type.Array(StampEntry, { maxItems: MOST_STAMPS });

export const signingRpc = defineRpc('signing', {
  seals: { params: Type.Tuple([]), result: Type.Array(SealEntry), deadline: 30_000 },
  keys: { params: Type.Tuple([]), result: KeyListing, deadline: 30_000 },
  /** Asks every device anew, however long that takes; `watch` reports what is otherwise now. */
  refresh: { params: Type.Tuple([]), result: Type.Void() },
  /** The stamp modes that are installed. */
  modes: { params: Type.Tuple([]), result: Type.Array(ModeEntry), deadline: 30_000 },
  /** A picture by the id that `seals` or `place` gave; `signing.picture-missing`. */
  picture: {
    params: Type.Tuple([id]),
    result: Type.Object({ format: Type.Enum(['png', 'jpeg']), data: bytes() }),
    deadline: 30_000,
  },
  /** Reports at once and whenever seals or keys may have changed, until it is aborted. A host that starts anew reports anew. */
  watch: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Null() },
  /** Where stamps come to stand, or why they cannot. */
  place: { params: Type.Tuple([document, stamps]), result: Placing, deadline: 60_000 },
  /** What signing these stamps would do to the document. */
  preflight: { params: Type.Tuple([document, stamps, SigningMeans]), result: PreflightWord },
  /** Signs: the document gets a new revision, or stays as it was. Only `cancel` calls it off: see there. */
  submit: {
    params: Type.Tuple([document, stamps, SigningMeans]),
    result: Type.Object({ signer: text, places: Type.Integer({ minimum: 0 }) }),
    progress: SubmitStep,
  },
  /**
   * Asks the submission of the document to end. Its `submit` tells what came of that: it rejects with
   * `signing.cancelled`, or resolves where the document was signed already.
   */
  cancel: { params: Type.Tuple([document]), result: Type.Void(), deadline: 30_000 },
});
