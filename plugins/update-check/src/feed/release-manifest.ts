import { valid } from 'semver';
import { type Static, type TSchema, Type } from 'typebox';
import { Check, Errors } from 'typebox/schema';
import { ManifestInvalid } from './feed-errors.ts';

/** Bytes. */
export const LARGEST_MANIFEST = 256 * 1024;
export const LARGEST_SIGNATURE_FILE = 16 * 1024;
/** Bytes of one package. */
const LARGEST_PACKAGE = 4 * 1024 ** 3;

const word = Type.String({ pattern: '^[A-Za-z0-9._-]{1,64}$' });
const version = Type.Refine(
  Type.String({ maxLength: 64 }),
  (text) => valid(text) === text,
  () => 'must be a version (semver.org)',
);
const note = Type.String({ maxLength: 20_000 });
/** RFC 3339, with a time zone. */
const moment = Type.Refine(
  Type.String({ maxLength: 40 }),
  (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
  () => 'must be a moment (RFC 3339)',
);

/** One package. Systems, processors and kinds that this version does not know are no fault: others do. */
const ReleasePackage = Type.Object({
  /** As Node calls it: 'win32', 'darwin', 'linux'. */
  os: word,
  /** As Node calls it: 'x64', 'arm64', 'loong64'. */
  arch: word,
  /** 'nsis', 'appimage', 'deb', 'dmg'. */
  kind: word,
  /** A path below the feed, with `/`, or an https address. */
  url: Type.String({ minLength: 1, maxLength: 2_000 }),
  /** In bytes. */
  size: Type.Integer({ minimum: 1, maximum: LARGEST_PACKAGE }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
});
export type ReleasePackage = Static<typeof ReleasePackage>;

/** `<channel>.json` of a feed: the newest version of one channel. What is not named here is left to later formats. */
export const ReleaseManifest = Type.Object({
  format: Type.Literal(1),
  product: word,
  channel: word,
  version,
  issuedAt: moment,
  /** Whoever offers updates signs anew before then, also where there is nothing new: it shows that nobody holds back. */
  expiresAt: moment,
  /** Oldest version that can be followed by this one. */
  minimumEngine: Type.Optional(version),
  /** Whether its publisher wants everybody to take it. */
  mandatory: Type.Boolean(),
  /** What is new, as plain text. */
  notes: Type.Object({ 'zh-CN': note, en: note }),
  files: Type.Array(ReleasePackage, { maxItems: 100 }),
});
export type ReleaseManifest = Static<typeof ReleaseManifest>;

/** `<channel>.json.sig`: signatures over the bytes of the manifest, one of a known key being enough. */
const SignatureFile = Type.Object({
  signatures: Type.Array(
    Type.Object({ keyId: word, value: Type.String({ pattern: '^[A-Za-z0-9+/]{1,4000}={0,2}$' }) }),
    { minItems: 1, maxItems: 10 },
  ),
});
export type SignatureFile = Static<typeof SignatureFile>;

/** `update.manifest-invalid`. */
export const readManifest = (bytes: Uint8Array, file: string) => read<ReleaseManifest>(ReleaseManifest, bytes, file);
/** `update.manifest-invalid`. */
export const readSignatureFile = (bytes: Uint8Array, file: string) => read<SignatureFile>(SignatureFile, bytes, file);

function read<T>(schema: TSchema, bytes: Uint8Array, file: string): T {
  const value = parse(bytes, file);
  if (Check(schema, value)) return value as T;
  const [, errors] = Errors(schema, value);
  throw ManifestInvalid({ file, place: errors[0]?.instancePath || '/' });
}

function parse(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw ManifestInvalid({ file, place: '/' }, { cause });
  }
}
