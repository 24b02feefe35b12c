/** Between the host half of signing and its views: what can be signed with, where stamps come to stand, and the signing itself. */
import { bytes, defineRpc, Localized, moment } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

const id = Type.String({ minLength: 1, maxLength: 500 });
const text = Type.String({ maxLength: 1_000 });

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
});
export type SealEntry = Static<typeof SealEntry>;

export const KeyEntry = Type.Object({
  /** `Key.ref`. */
  ref: id,
  holder: text,
  /** Label of the device. */
  token: text,
  serial: text,
  /** Fingerprint of the certificate, hex. */
  sha256: text,
  notBefore: moment(),
  notAfter: moment(),
});
export type KeyEntry = Static<typeof KeyEntry>;

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

export const PlacedLook = Type.Object({
  /** 0-based. */
  page: Type.Integer({ minimum: 0 }),
  box,
  description: Type.String(),
  look: Look,
});
export type PlacedLook = Static<typeof PlacedLook>;

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
const stamps = Type.Array(StampEntry, { maxItems: 1_000 });

export const signingRpc = defineRpc('signing', {
  seals: { params: Type.Tuple([]), result: Type.Array(SealEntry), deadline: 30_000 },
  /** Keys that can sign. `faults` says why a driver has none to show. */
  keys: {
    params: Type.Tuple([]),
    result: Type.Object({ keys: Type.Array(KeyEntry), faults: Type.Array(Localized) }),
    deadline: 30_000,
  },
  /** The stamp modes that are installed. */
  modes: { params: Type.Tuple([]), result: Type.Array(Type.Object({ id, title: Localized })), deadline: 30_000 },
  /** A picture by the id that `seals` or `place` gave; `signing.picture-missing`. */
  picture: {
    params: Type.Tuple([id]),
    result: Type.Object({ format: Type.Enum(['png', 'jpeg']), data: bytes() }),
    deadline: 30_000,
  },
  /** Reports at once and whenever seals or keys may have changed, until it is aborted. A host that starts anew reports anew. */
  watch: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Null() },
  /** Where one stamp comes to stand. Rejects with the mode's typed error where it cannot. */
  place: { params: Type.Tuple([document, StampEntry]), result: Type.Array(PlacedLook), deadline: 60_000 },
  /** What signing with these stamps and this key (`KeyEntry.ref`) would do to the document. */
  preflight: { params: Type.Tuple([document, stamps, id]), result: PreflightWord },
  /** Signs: the document gets a new revision, or stays as it was. Only `cancel` calls it off: see there. */
  submit: {
    params: Type.Tuple([document, stamps, id]),
    result: Type.Object({ signer: text, places: Type.Integer({ minimum: 0 }) }),
    progress: SubmitStep,
  },
  /**
   * Asks the submission of the document to end. Its `submit` tells what came of that: it rejects with
   * `signing.cancelled`, or resolves where the document was signed already.
   */
  cancel: { params: Type.Tuple([document]), result: Type.Void(), deadline: 30_000 },
});
