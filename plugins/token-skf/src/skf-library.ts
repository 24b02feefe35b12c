import { DeviceFailed } from '@sealwright/driver-kit/driver';
import type { SkfCall, SkfFunction } from './skf-binding.ts';
import { isSar, SkfFault, sar } from './skf-codes.ts';

export type Handle = bigint;
/** A device's, application's, container's or file's name, in the octets that the library gave. */
export type Name = Uint8Array;

export interface DeviceInfo {
  readonly manufacturer: Uint8Array;
  readonly issuer: Uint8Array;
  readonly label: Uint8Array;
  readonly serial: Uint8Array;
  /** Of the firmware. */
  readonly version: { readonly major: number; readonly minor: number };
}

/** Numbers of tries; null where the library does not tell. */
export interface PinInfo {
  readonly maxTries: number | null;
  readonly triesLeft: number | null;
}

/** What came of a try with a PIN. */
export interface PinAnswer {
  readonly code: number;
  /** As the library tells it, if it does; it means something where the PIN was wrong. */
  readonly triesLeft: number | null;
}

const USER_PIN = 1;
/** Stands where a library is to write a number of tries: some write none, which must not read as the last one gone. */
const UNTOLD = 0xffff_ffff;
const MOST_TRIES = 1_000;
/** Of one answer; nothing on a key is as long. */
const MOST_OCTETS = 1024 * 1024;
/** Room behind an answer, for libraries that count their closing zeros in one call and not in the other. */
const SLACK = 64;

/** `DEVINFO` (GM/T 0016, 6.4.2), packed: name, offset, length. What stands behind the versions is not read. */
const DEVINFO = {
  manufacturer: [2, 64],
  issuer: [66, 64],
  label: [130, 32],
  serial: [162, 32],
  firmware: 196,
} as const;
const DEVINFO_ROOM = 1024;
/** `FILEATTRIBUTE` (6.4.11): the file's name, then its size. */
const FILE_SIZE_AT = 32;
const FILEATTRIBUTE_ROOM = 256;
/** `ECCSIGNATUREBLOB` (6.4.8): r and s, each at the end of 64 octets. */
const ECC_FIELD = 64;
const SM2_FIELD = 32;

/**
 * The functions of GM/T 0016 with the types of this language. Each throws `SkfFault` for anything but SAR_OK, and
 * `key-device.failed` for answers that cannot be.
 */
export class SkfLibrary {
  private readonly call: SkfCall;

  constructor(call: SkfCall) {
    this.call = call;
  }

  /** Of the devices that are plugged in. */
  devices(): readonly Name[] {
    return namesIn(this.sized('SKF_EnumDev', 1));
  }

  connect(device: Name): Handle {
    return this.handle('SKF_ConnectDev', zeroTerminated(device));
  }

  disconnect(device: Handle): void {
    this.run('SKF_DisConnectDev', device);
  }

  deviceInfo(device: Handle): DeviceInfo {
    const room = Buffer.alloc(DEVINFO_ROOM);
    this.run('SKF_GetDevInfo', device, room);
    const field = ([at, length]: readonly [number, number]) => untilZero(room.subarray(at, at + length));
    return {
      manufacturer: field(DEVINFO.manufacturer),
      issuer: field(DEVINFO.issuer),
      label: field(DEVINFO.label),
      serial: field(DEVINFO.serial),
      version: { major: room[DEVINFO.firmware]!, minor: room[DEVINFO.firmware + 1]! },
    };
  }

  applications(device: Handle): readonly Name[] {
    return namesIn(this.sized('SKF_EnumApplication', device));
  }

  openApplication(device: Handle, application: Name): Handle {
    return this.handle('SKF_OpenApplication', device, zeroTerminated(application));
  }

  closeApplication(application: Handle): void {
    this.run('SKF_CloseApplication', application);
  }

  /** Of the user's PIN. */
  pinInfo(application: Handle): PinInfo {
    const [max, left, isDefault] = [roomFor(UNTOLD), roomFor(UNTOLD), roomFor()];
    this.run('SKF_GetPINInfo', application, USER_PIN, max, left, isDefault);
    return { maxTries: triesIn(max), triesLeft: triesIn(left) };
  }

  verifyPin(application: Handle, pin: Uint8Array): PinAnswer {
    return this.tried([pin], ([text], tries) => this.call('SKF_VerifyPIN', application, USER_PIN, text, tries));
  }

  changePin(application: Handle, oldPin: Uint8Array, newPin: Uint8Array): PinAnswer {
    return this.tried([oldPin, newPin], ([old, text], tries) =>
      this.call('SKF_ChangePIN', application, USER_PIN, old, text, tries),
    );
  }

  unblockPin(application: Handle, unblockingPin: Uint8Array, newPin: Uint8Array): PinAnswer {
    return this.tried([unblockingPin, newPin], ([unblocking, text], tries) =>
      this.call('SKF_UnblockPIN', application, unblocking, text, tries),
    );
  }

  /** Forgets that the PIN was given. */
  clearSecureState(application: Handle): void {
    this.run('SKF_ClearSecureState', application);
  }

  files(application: Handle): readonly Name[] {
    return namesIn(this.sized('SKF_EnumFiles', application));
  }

  /** In octets. */
  fileSize(application: Handle, file: Name): number {
    const room = Buffer.alloc(FILEATTRIBUTE_ROOM);
    this.run('SKF_GetFileInfo', application, zeroTerminated(file), room);
    return room.readUInt32LE(FILE_SIZE_AT);
  }

  /** Part of a file; it may be shorter than was asked for. */
  readFile(application: Handle, file: Name, offset: number, size: number): Uint8Array {
    const [room, length] = [Buffer.alloc(size + SLACK), roomFor(size)];
    this.run('SKF_ReadFile', application, zeroTerminated(file), offset, size, room, length);
    return room.subarray(0, bounded('SKF_ReadFile', numberIn(length), size));
  }

  containers(application: Handle): readonly Name[] {
    return namesIn(this.sized('SKF_EnumContainer', application));
  }

  openContainer(application: Handle, container: Name): Handle {
    return this.handle('SKF_OpenContainer', application, zeroTerminated(container));
  }

  closeContainer(container: Handle): void {
    this.run('SKF_CloseContainer', container);
  }

  /** DER of the certificate of one of the container's two keys; undefined where there is none. */
  certificate(container: Handle, isOfSigningKey: boolean): Uint8Array | undefined {
    try {
      const der = this.sized('SKF_ExportCertificate', container, isOfSigningKey ? 1 : 0);
      return der.length > 0 ? der : undefined;
    } catch (fault) {
      if (isSar(fault, 'CERTNOTFOUNTERR', 'KEYNOTFOUNTERR', 'FILE_NOT_EXIST', 'OBJERR', 'FAIL')) return undefined;
      throw fault;
    }
  }

  /** Signs what stands in the padding of PKCS#1 1.5 (RFC 8017, 9.2): the DigestInfo. */
  signRsa(container: Handle, data: Uint8Array, room: number): Uint8Array {
    const [signature, length] = [Buffer.alloc(room + SLACK), roomFor(room)];
    this.run('SKF_RSASignData', container, data, data.length, signature, length);
    return signature.subarray(0, bounded('SKF_RSASignData', numberIn(length), room));
  }

  /** Signs e = SM3(Z || M) with the container's SM2 key; r || s. */
  signSm2(container: Handle, digest: Uint8Array): Uint8Array {
    const blob = Buffer.alloc(2 * ECC_FIELD + SLACK);
    this.run('SKF_ECCSignData', container, digest, digest.length, blob);
    const field = (end: number) => blob.subarray(end - SM2_FIELD, end);
    return Buffer.concat([field(ECC_FIELD), field(2 * ECC_FIELD)]);
  }

  private run(name: SkfFunction, ...words: Parameters<SkfCall> extends [unknown, ...infer W] ? W : never): void {
    const code = this.call(name, ...words);
    if (code !== 0) throw new SkfFault(name, code);
  }

  private handle(name: SkfFunction, ...words: readonly (Handle | Uint8Array)[]): Handle {
    const room = roomFor();
    this.run(name, ...words, room);
    return process.arch === 'ia32' || process.arch === 'arm' ? BigInt(room.readUInt32LE(0)) : room.readBigUInt64LE(0);
  }

  /** An answer whose length is asked for first; once more where it has grown meanwhile, as a list of devices may. */
  private sized(name: SkfFunction, ...words: readonly (Handle | number)[]): Uint8Array {
    try {
      return this.sizedOnce(name, words);
    } catch (fault) {
      if (!isSar(fault, 'BUFFER_TOO_SMALL')) throw fault;
      return this.sizedOnce(name, words);
    }
  }

  private sizedOnce(name: SkfFunction, words: readonly (Handle | number)[]): Uint8Array {
    const length = roomFor();
    this.run(name, ...words, null, length);
    const size = bounded(name, numberIn(length), MOST_OCTETS);
    if (size === 0) return new Uint8Array();
    const room = Buffer.alloc(size + SLACK);
    length.writeUInt32LE(size + SLACK, 0);
    this.run(name, ...words, room, length);
    return room.subarray(0, bounded(name, numberIn(length), size + SLACK));
  }

  /** One try with copies of PINs that end with a zero, and that are overwritten afterwards. */
  private tried<P extends readonly Uint8Array[]>(
    pins: readonly [...P],
    run: (texts: { readonly [At in keyof P]: Uint8Array }, tries: Buffer) => number,
  ): PinAnswer {
    // A zero inside would end it for the library, which would then try another PIN than was typed.
    if (pins.some((pin) => pin.includes(0))) return { code: sar('PIN_INVALID'), triesLeft: null };
    const tries = roomFor(UNTOLD);
    const texts = pins.map(zeroTerminated) as unknown as { readonly [At in keyof P]: Uint8Array };
    try {
      const code = run(texts, tries);
      return { code, triesLeft: triesIn(tries) };
    } finally {
      for (const text of texts) (text as Uint8Array).fill(0);
    }
  }
}

/** Room for a ULONG of either width, or a handle. */
function roomFor(value = 0): Buffer {
  const room = Buffer.alloc(8);
  room.writeUInt32LE(value, 0);
  return room;
}

const numberIn = (room: Buffer) => room.readUInt32LE(0);

function triesIn(room: Buffer): number | null {
  const tries = numberIn(room);
  return tries <= MOST_TRIES ? tries : null;
}

/** A length that the library gave. */
function bounded(name: string, length: number, most: number): number {
  if (length > most) throw DeviceFailed({ reason: `${name}: ${length} octets` });
  return length;
}

/** Texts one behind the other, each with a zero at its end. */
function namesIn(list: Uint8Array): readonly Name[] {
  const names: Name[] = [];
  for (let at = 0; at < list.length; ) {
    const end = list.indexOf(0, at);
    const name = list.slice(at, end < 0 ? list.length : end);
    if (name.length === 0) break;
    names.push(name);
    at += name.length + 1;
  }
  return names;
}

function untilZero(field: Uint8Array): Uint8Array {
  const end = field.indexOf(0);
  return field.slice(0, end < 0 ? field.length : end);
}

function zeroTerminated(text: Uint8Array): Uint8Array {
  // Of memory of its own, not of a pool that others read.
  const copy = Buffer.alloc(text.length + 1);
  copy.set(text);
  return copy;
}
