/** The calls of a driver process: `hostDriverRpc` and `driverLogRpc` on its host channel, `pinDriverRpc` on its PIN channel. */
import { Type } from 'typebox';
import { defineRpc } from '../api/define-rpc.ts';
import { Dictionary } from '../api/dictionary.ts';
import { bytes } from '../api/value-schemas.ts';

/** What a caller outside of the shell's own process may get besides the driver's errors. */
export { DriverCrashed, DriverDeadline, DriverFault } from './driver-errors.ts';

const text = Type.String({ maxLength: 1_000 });
const certificate = bytes(100_000);
const hash = Type.Enum(['sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sm3']);

const length = Type.Integer({ minimum: 0, maximum: 1_000 });

const token = Type.Object({
  id: text,
  label: text,
  serial: text,
  manufacturer: text,
  model: Type.Optional(text),
  firmware: Type.Optional(text),
  pinLength: Type.Optional(Type.Object({ min: length, max: length })),
  pinTasks: Type.Optional(Type.Array(Type.Enum(['change', 'unblock']), { maxItems: 10 })),
});

const algorithm = Type.Union([
  Type.Object({ kind: Type.Literal('rsa'), bits: Type.Integer({ minimum: 0, maximum: 65_536 }) }),
  Type.Object({ kind: Type.Literal('ec'), curve: Type.Enum(['P-256', 'P-384', 'P-521']) }),
  Type.Object({ kind: Type.Literal('sm2') }),
]);

const mechanism = Type.Union([
  Type.Object({ kind: Type.Literal('rsa-pkcs1'), hash }),
  Type.Object({ kind: Type.Literal('rsa-pss'), hash, saltLength: Type.Integer({ minimum: 0, maximum: 1_024 }) }),
  Type.Object({ kind: Type.Literal('ecdsa'), hash }),
  Type.Object({ kind: Type.Literal('sm2') }),
]);

const decryptMechanism = Type.Enum(['rsa-oaep', 'rsa-pkcs1']);

const key = Type.Object({
  id: text,
  label: text,
  usage: Type.Enum(['signing', 'encryption']),
  algorithm,
  chain: Type.Array(certificate, { maxItems: 50 }),
  mechanisms: Type.Array(Type.Enum(['rsa-pkcs1', 'rsa-pss', 'ecdsa', 'sm2']), { maxItems: 10 }),
  decrypts: Type.Optional(Type.Array(decryptMechanism, { maxItems: 10 })),
  pinPerSignature: Type.Optional(Type.Boolean()),
});

const pinStatus = Type.Object({
  state: Type.Enum(['ok', 'few-left', 'last-try', 'locked']),
  triesLeft: Type.Optional(Type.Integer({ minimum: 0 })),
});

/** `HostDriver`. Nothing here takes a PIN. */
export const hostDriverRpc = defineRpc('driver', {
  /** Resolves when the driver's module has been loaded and its entry has run; rejects with what these threw. */
  ready: { params: Type.Tuple([]), result: Type.Void() },
  tokens: { params: Type.Tuple([]), result: Type.Array(token, { maxItems: 1_000 }) },
  keys: { params: Type.Tuple([text]), result: Type.Array(key, { maxItems: 1_000 }) },
  pinStatus: { params: Type.Tuple([text]), result: pinStatus },
  sign: { params: Type.Tuple([text, text, mechanism, bytes(1_024)]), result: bytes(10_000) },
  /** `token.mechanism-unsupported` where the driver has no `decrypt`. */
  decrypt: { params: Type.Tuple([text, text, decryptMechanism, bytes(2_048)]), result: bytes(2_048) },
  logout: { params: Type.Tuple([text]), result: Type.Void() },
  data: {
    /** The session is null where only what everybody sees is wanted. */
    params: Type.Tuple([text, Type.Union([text, Type.Null()])]),
    result: Type.Array(Type.Object({ label: text, value: bytes(1024 * 1024) }), { maxItems: 100 }),
  },
  /** Never ends by itself; reports each time that a token came or went. */
  tokenChanges: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Null() },
});

/** `PinDriver`. */
export const pinDriverRpc = defineRpc('pin', {
  /** Which of the optional methods the driver has. */
  features: {
    params: Type.Tuple([]),
    result: Type.Object({ changePin: Type.Boolean(), unblockPin: Type.Boolean() }),
  },
  login: { params: Type.Tuple([text, bytes()]), result: text },
  changePin: { params: Type.Tuple([text, bytes(), bytes()]), result: Type.Void() },
  unblockPin: { params: Type.Tuple([text, bytes(), bytes()]), result: Type.Void() },
});

const datum = Type.Union([Type.String({ maxLength: 2_000 }), Type.Number(), Type.Boolean(), Type.Null()]);

/** What a driver logs, called by the driver process. */
export const driverLogRpc = defineRpc('driver-log', {
  write: {
    params: Type.Object({
      level: Type.Enum(['debug', 'info', 'warn', 'error']),
      message: Type.String({ maxLength: 2_000 }),
      data: Type.Optional(
        Dictionary(Type.Union([datum, Type.Array(Type.Union([Type.String({ maxLength: 2_000 }), Type.Number()]))])),
      ),
    }),
    result: Type.Void(),
  },
});
