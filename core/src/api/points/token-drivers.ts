/**
 * Point `tokenDrivers`: libraries and files that hold signing keys. The code is the plugin's `src/driver.ts`, which runs
 * in a process of its own: it may block, leak or crash without harm to anyone else. The manifest names it; the plugin's
 * host half contributes nothing, unless the driver serves many libraries (`perLibrary`): then it names them in the point
 * `tokenLibraries`, and each of them gets a process of its own. Errors that users must understand are the `token.*` types below; everything else is a
 * fault of the driver. A driver never asks, logs or retries a PIN, and keeps none beyond its session.
 */
import { type Static, Type } from 'typebox';
import { defineError } from '../errors.ts';
import type { Event } from '../event.ts';
import { Localized } from '../localized.ts';
import type { Log } from '../log.ts';
import { definePoint } from '../point.ts';
import type { HashName } from '../services/pdf-engine.ts';
import type { DriverLibrary } from './token-libraries.ts';

export const TokenDriverData = Type.Object({
  title: Localized,
  /** Longest time that one call may take, in milliseconds. */
  deadline: Type.Optional(Type.Integer({ minimum: 100, maximum: 600_000 })),
  /** One process for each library that the same id of the point `tokenLibraries` names, and none without. */
  perLibrary: Type.Optional(Type.Boolean()),
  /** Its tokens are files on this computer: nobody plugs them in or pulls them out. */
  software: Type.Optional(Type.Boolean()),
});
export type TokenDriverData = Static<typeof TokenDriverData>;

export interface TokenInfo {
  /** Unique within the driver and stable while the token stays in. */
  readonly id: string;
  readonly label: string;
  readonly serial: string;
  readonly manufacturer: string;
  readonly model?: string;
  readonly firmware?: string;
  /** How long a new PIN may be, in characters, where the token says so. */
  readonly pinLength?: { readonly min: number; readonly max: number };
  /** What can be done about the PIN besides entering it; missing: nothing. */
  readonly pinTasks?: readonly PinTask[];
}

/**
 * - `change`: the holder knows the PIN and wants another one (PKCS#11 C_SetPIN; GM/T 0016 SKF_ChangePIN).
 * - `unblock`: the PIN is locked, and who has the unblocking PIN sets a new one (C_InitPIN by the security officer; SKF_UnblockPIN).
 */
export type PinTask = 'change' | 'unblock';

export interface KeyInfo {
  /** Unique within the token. */
  readonly id: string;
  readonly label: string;
  readonly usage: 'signing' | 'encryption';
  readonly algorithm:
    | { readonly kind: 'rsa'; readonly bits: number }
    | { readonly kind: 'ec'; readonly curve: 'P-256' | 'P-384' | 'P-521' }
    | { readonly kind: 'sm2' };
  /** DER, the key's own certificate first, then what the token holds of its chain. */
  readonly chain: readonly Uint8Array[];
  readonly mechanisms: readonly SignMechanism['kind'][];
  /** What it decrypts by, the preferred one first; missing: nothing. */
  readonly decrypts?: readonly DecryptMechanism[];
  /** The token wants its PIN for every single signature (CKA_ALWAYS_AUTHENTICATE): told before it is asked for. */
  readonly pinPerSignature?: boolean;
}

export type SignMechanism =
  /** RFC 8017, 8.2; the driver builds the DigestInfo. */
  | { readonly kind: 'rsa-pkcs1'; readonly hash: HashName }
  /** RFC 8017, 8.1; MGF1 with the same hash. */
  | { readonly kind: 'rsa-pss'; readonly hash: HashName; readonly saltLength: number }
  /** FIPS 186-5; the result is DER. */
  | { readonly kind: 'ecdsa'; readonly hash: HashName }
  /** GB/T 32918.2; the digest is e = SM3(Z || M); the result is DER. */
  | { readonly kind: 'sm2' };

/** How a short text, such as another key, was encrypted with the public key of a certificate. */
export type DecryptMechanism =
  /** RFC 8017, 7.1, without a label and with SHA-1 in both places: the one form that every token with OAEP has. */
  | 'rsa-oaep'
  /** RFC 8017, 7.2. */
  | 'rsa-pkcs1';

export interface PinStatus {
  readonly state: 'ok' | 'few-left' | 'last-try' | 'locked';
  /** Where the driver can know it. */
  readonly triesLeft?: number;
}

/**
 * What the plugin host may call in a driver process. A token that is not there rejects with `token.removed`.
 */
export interface HostDriver {
  tokens(): Promise<readonly TokenInfo[]>;
  keys(token: string): Promise<readonly KeyInfo[]>;
  pinStatus(token: string): Promise<PinStatus>;
  /**
   * `token.session-closed` for a session that is not open, `token.removed` when the token left, `token.key-missing`,
   * `token.mechanism-unsupported`, `token.digest-invalid` for a digest that is not as long as its hash's.
   */
  sign(session: string, key: string, mechanism: SignMechanism, digest: Uint8Array): Promise<Uint8Array>;
  /**
   * Wanted of a driver with keys that name mechanisms in `decrypts`. Rejects as `sign` does, and with
   * `token.ciphertext-invalid` for what was not encrypted for the key, as far as the mechanism can tell.
   */
  decrypt?(session: string, key: string, mechanism: DecryptMechanism, ciphertext: Uint8Array): Promise<Uint8Array>;
  logout(session: string): Promise<void>;
  /**
   * What else the token holds, such as seals: what it shows without a PIN, and with a session what it shows to its
   * holder as well. Missing where a driver reads none. `plugins/seals` finds the seals in it.
   */
  data?(token: string, session?: string): Promise<readonly TokenDatum[]>;
}

/** A data object of a token. */
export interface TokenDatum {
  readonly label: string;
  /** At most 1 MiB. */
  readonly value: Uint8Array;
}

/** What the PIN entry may call in a driver process, on a channel that the plugin host does not have. */
export interface PinDriver {
  /** Logs in once and resolves with an opaque session id. The bytes are the callee's: it overwrites them. */
  login(token: string, pin: Uint8Array): Promise<string>;
  /** Wanted of a driver whose tokens have the task `change`. `token.pin-incorrect`, `token.pin-locked`, `token.pin-unfit`. */
  changePin?(token: string, oldPin: Uint8Array, newPin: Uint8Array): Promise<void>;
  /**
   * Wanted of a driver whose tokens have the task `unblock`. `token.unblocking-pin-incorrect`,
   * `token.unblocking-pin-locked`, `token.pin-unfit`.
   */
  unblockPin?(token: string, unblockingPin: Uint8Array, newPin: Uint8Array): Promise<void>;
}

export interface TokenDriver extends HostDriver, PinDriver {
  /** Fires when a token was plugged in or pulled out, where the driver can know it. */
  readonly onDidChangeTokens?: Event<void>;
  dispose?(): Promise<void>;
}

export interface DriverContext {
  /** The plugin's folder in the profile. */
  readonly folder: string;
  readonly log: Log;
  /** The library that this process is for; missing for a driver without `perLibrary`. */
  readonly library?: DriverLibrary;
}

/** Default export of `src/driver.ts`: called once in the driver process. */
export type DriverEntry = (context: DriverContext) => TokenDriver | Promise<TokenDriver>;

export function defineDriver(entry: DriverEntry): DriverEntry {
  return entry;
}

export const TokenDrivers = definePoint('tokenDrivers', TokenDriverData).dataOnly();

export const PinIncorrect = defineError<{ triesLeft: number | null }>('token.pin-incorrect', {
  'zh-CN': 'PIN 码不正确。',
  en: 'The PIN is not correct.',
});
export const PinLocked = defineError('token.pin-locked', {
  'zh-CN': 'PIN 码已锁定，请联系发证机构解锁。',
  en: 'The PIN is locked. Ask the issuer of the key to unlock it.',
});
export const UnblockingPinIncorrect = defineError<{ triesLeft: number | null }>('token.unblocking-pin-incorrect', {
  'zh-CN': '解锁 PIN 码不正确。',
  en: 'The unblocking PIN is not correct.',
});
export const UnblockingPinLocked = defineError('token.unblocking-pin-locked', {
  'zh-CN': '解锁 PIN 码也已锁定，密钥只能由发证机构处理。',
  en: 'The unblocking PIN is locked as well: only the issuer can help.',
});
/** A new PIN that the token does not take. */
export const PinUnfit = defineError('token.pin-unfit', {
  'zh-CN': '密钥不接受这个新 PIN 码，PIN 码没有更改。请换一个长度和字符符合发证机构要求的 PIN 码。',
  en: 'The key does not take this new PIN, and the PIN was not changed. Choose one with the length and characters that the issuer asks for.',
});

export const TokenRemoved = defineError<{ token: string }>('token.removed', {
  'zh-CN': '密钥 {token} 已拔出，操作未完成。请重新插入密钥后重试。',
  en: 'The key {token} has been pulled out and nothing was done. Plug it in again and retry.',
});
export const SessionClosed = defineError('token.session-closed', {
  'zh-CN': '设备会话已关闭，请重新输入 PIN 码。',
  en: 'The session with the device is closed. Enter the PIN again.',
});
export const KeyMissing = defineError<{ key: string }>('token.key-missing', {
  'zh-CN': '设备中没有密钥 {key}。',
  en: 'The device holds no key {key}.',
});
export const MechanismUnsupported = defineError<{ mechanism: string }>('token.mechanism-unsupported', {
  'zh-CN': '该密钥不支持算法 {mechanism}。',
  en: 'The key does not support the mechanism {mechanism}.',
});
export const CiphertextInvalid = defineError('token.ciphertext-invalid', {
  'zh-CN': '这段密文无法用该密钥解密：它是为另一个密钥加密的，或已被改动，或密钥出现了故障。',
  en: 'The key cannot decrypt this: it was encrypted for another key, or altered, or the key is faulty.',
});
export const DigestInvalid = defineError<{ expected: number; actual: number }>('token.digest-invalid', {
  'zh-CN': '待签摘要长度应为 {expected} 字节，实际为 {actual} 字节。',
  en: 'The digest to sign must have {expected} bytes, not {actual}.',
});
