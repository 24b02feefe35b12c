/**
 * A device in memory in place of a vendor's library: one RSA key, made anew at each start, with a certificate that it
 * signs itself. It shows what the functions of `VendorLibrary` return, and goes when the vendor's library is there.
 */
import {
  constants,
  generateKeyPair,
  type KeyObject,
  privateEncrypt,
  randomBytes,
  sign,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import type { TokenDatum } from '@sealwright/core/api';
import {
  algorithmIdentifier,
  encodeElement,
  explicit,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  smallInteger,
  tags,
} from '@sealwright/crypto/asn1';
import type { VendorDevice, VendorLibrary, VendorLogin } from '@sealwright/driver-kit/driver';

export const DEMO_PIN = '24681357';
export const DEMO_UNBLOCKING_PIN = '97538642';
export const MOST_TRIES = 6;
const SHORTEST_PIN = 4;

export async function openDemoLibrary(device?: DemoDevice): Promise<VendorLibrary> {
  const made = device ?? (await makeDemoDevice());
  return { devices: async () => (made.isPluggedIn ? [made] : []), close: async () => {} };
}

/** Takes a fraction of a second: an RSA key is made. */
export async function makeDemoDevice(): Promise<DemoDevice> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return new DemoDevice(privateKey, certify('Demo Holder', publicKey, privateKey));
}

export class DemoDevice implements VendorDevice {
  readonly serial = 'DEMO0001';
  readonly label = 'Demo key';
  readonly manufacturer = 'Demo Vendor';
  isPluggedIn = true;
  private readonly privateKey: KeyObject;
  private readonly certificate: Uint8Array;
  private readonly pin = new DemoPin(DEMO_PIN);
  private readonly unblockingPin = new DemoPin(DEMO_UNBLOCKING_PIN);

  constructor(privateKey: KeyObject, certificate: Uint8Array) {
    this.privateKey = privateKey;
    this.certificate = certificate;
  }

  async certificates(): Promise<readonly Uint8Array[]> {
    return [this.certificate];
  }

  async pinTries() {
    return { left: this.pin.left, most: MOST_TRIES };
  }

  async logIn(pin: Uint8Array): Promise<VendorLogin | 'wrong-pin' | 'locked'> {
    const answer = this.pin.try(pin);
    if (answer !== 'right') return answer;
    return {
      sign: async (_certificate, data) => this.raise(data),
      data: async () => [...(await this.data()), { label: 'for the holder', value: Buffer.from('more') }],
      logOut: async () => {},
    };
  }

  async changePin(oldPin: Uint8Array, newPin: Uint8Array) {
    if (newPin.length < SHORTEST_PIN) return 'unfit' as const;
    const answer = this.pin.try(oldPin);
    if (answer !== 'right') return answer;
    this.pin.set(newPin);
    return 'done' as const;
  }

  async unblockPin(unblockingPin: Uint8Array, newPin: Uint8Array) {
    if (newPin.length < SHORTEST_PIN) return 'unfit' as const;
    const answer = this.unblockingPin.try(unblockingPin);
    if (answer !== 'right') return answer;
    this.pin.set(newPin);
    return 'done' as const;
  }

  async unblockingTries() {
    return this.unblockingPin.left;
  }

  async data(): Promise<readonly TokenDatum[]> {
    return [{ label: 'for everybody', value: Buffer.from('some') }];
  }

  /** RSASSA-PKCS1-v1_5 of a DigestInfo that is made already (RFC 8017, 8.2.1, step 2). */
  private raise(digestInfo: Uint8Array): Uint8Array {
    return privateEncrypt({ key: this.privateKey, padding: constants.RSA_PKCS1_PADDING }, digestInfo);
  }
}

/** What a device does with a PIN by itself. */
class DemoPin {
  left = MOST_TRIES;
  private value: Uint8Array;

  constructor(value: string) {
    this.value = Buffer.from(value);
  }

  try(pin: Uint8Array): 'right' | 'wrong-pin' | 'locked' {
    if (this.left === 0) return 'locked';
    if (pin.length !== this.value.length || !timingSafeEqual(pin, this.value)) {
      this.left -= 1;
      return 'wrong-pin';
    }
    this.left = MOST_TRIES;
    return 'right';
  }

  set(value: Uint8Array): void {
    this.value = value.slice();
    this.left = MOST_TRIES;
  }
}

const OID = {
  sha256WithRsa: '1.2.840.113549.1.1.11',
  commonName: '2.5.4.3',
  keyUsage: '2.5.29.15',
};
const UTF8_STRING = 0x0c;
const GENERALIZED_TIME = 0x18;
const DAY = 86_400_000;

/** A certificate of one year (RFC 5280, 4.1), for signatures only. */
function certify(holder: string, publicKey: KeyObject, privateKey: KeyObject): Uint8Array {
  const algorithm = algorithmIdentifier(OID.sha256WithRsa, null);
  const commonName = sequence(objectIdentifier(OID.commonName), encodeElement(UTF8_STRING, [Buffer.from(holder)]));
  const name = sequence(setOf([commonName]));
  // digitalSignature and nonRepudiation: the first two of seven and more bits.
  const usage = sequence(objectIdentifier(OID.keyUsage), octetString(Uint8Array.of(tags.bitString, 2, 6, 0xc0)));
  const toBeSigned = sequence(
    explicit(0, smallInteger(2)),
    encodeElement(tags.integer, [Uint8Array.of(1), randomBytes(8)]),
    algorithm,
    name,
    sequence(time(Date.now() - DAY), time(Date.now() + 365 * DAY)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(usage)),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  return sequence(toBeSigned, algorithm, encodeElement(tags.bitString, [Uint8Array.of(0), signature]));
}

/** 20261123020000Z */
function time(milliseconds: number): Uint8Array {
  const digits = new Date(milliseconds).toISOString().replace(/[-:T]|\.\d+/g, '');
  return encodeElement(GENERALIZED_TIME, [Buffer.from(digits)]);
}
