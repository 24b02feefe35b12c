/**
 * What `VendorDriver` needs of a vendor's library, and all that has to be written for a new vendor: an implementation of
 * these interfaces. The driver makes its contract of it and calls one function at a time, so the library need not be safe
 * against calls that overlap. A function may block: the driver has a process of its own, which is ended when a call
 * overruns the deadline of the manifest.
 *
 * What a function throws is told to the user as a fault of the device, with the name or number in the error's message
 * ("0x0A000001"). It must not hold a PIN. A device that was pulled out needs no error of its own: the driver looks whether
 * it is still there.
 */
import type { DecryptMechanism, KeyInfo, TokenDatum } from '@sealwright/core/api';

export interface VendorLibrary {
  /** Kinds of keys that it can sign with, RSA by PKCS#1 1.5; left out where it can do all of them. */
  readonly signsWith?: readonly KeyInfo['algorithm']['kind'][];
  /** What its RSA keys decrypt by, for a library with `VendorLogin.decrypt`. */
  readonly decryptsBy?: readonly DecryptMechanism[];
  /** The devices that are plugged in now; called once a second. Without a device: empty, no error. */
  devices(): Promise<readonly VendorDevice[]>;
  /** Called once, at the end of the process. */
  close(): Promise<void>;
}

export interface VendorDevice {
  /** What tells it from every other device of the vendor, the same in each port and after each start: as printed on it. */
  readonly serial: string;
  /** As its holder or issuer named it. */
  readonly label: string;
  readonly manufacturer: string;
  readonly model?: string;

  /** All certificates on the device, DER: of signing keys, of encryption keys, of issuers, in any order. Wants no PIN. */
  certificates(): Promise<readonly Uint8Array[]>;

  /** Tries that the PIN has left, and how many it has after a right one. Wants no PIN and costs no try. */
  pinTries(): Promise<{ readonly left: number; readonly most: number }>;

  /** Tries the PIN (UTF-8) once. The bytes are overwritten when it returns: keep no copy that outlives the login. */
  logIn(pin: Uint8Array): Promise<VendorLogin | 'wrong-pin' | 'locked'>;

  /** Left out where the library cannot change PINs. `unfit`: the device does not take the new one; it costs no try. */
  changePin?(oldPin: Uint8Array, newPin: Uint8Array): Promise<'done' | 'wrong-pin' | 'locked' | 'unfit'>;
  /** Left out where nobody but the issuer unblocks PINs. `wrong-pin` and `locked` are said of the unblocking PIN. */
  unblockPin?(unblockingPin: Uint8Array, newPin: Uint8Array): Promise<'done' | 'wrong-pin' | 'locked' | 'unfit'>;
  /** Tries that the unblocking PIN has left, where the library tells. */
  unblockingTries?(): Promise<number>;

  /** What else the device holds and shows without a PIN, such as seals. Left out where the library reads nothing else. */
  data?(): Promise<readonly TokenDatum[]>;
}

/** A device whose PIN was given. */
export interface VendorLogin {
  /**
   * Signs with the private key of a certificate of the device: its DER as `certificates` gave it. The data is ready to be
   * signed, the library must not hash it again:
   * - RSA: a DigestInfo (RFC 8017, 9.2), which the library pads by PKCS#1 1.5 and raises.
   * - ECDSA: the digest. The result is r || s or DER.
   * - SM2: e = SM3(Z || M), 32 octets. The result is r || s or DER.
   */
  sign(certificate: Uint8Array, data: Uint8Array): Promise<Uint8Array>;
  /**
   * Decrypts with the private key of a certificate of the device, and takes the padding off. Undefined for what was not
   * encrypted for it.
   */
  decrypt?(
    certificate: Uint8Array,
    mechanism: DecryptMechanism,
    ciphertext: Uint8Array,
  ): Promise<Uint8Array | undefined>;
  /** All that the device holds besides keys, for a device that has `data`. */
  data?(): Promise<readonly TokenDatum[]>;
  logOut(): Promise<void>;
}
