import { type Localized, type Validity, validityAt } from '@sealwright/core/api';
import { fillLocalized, type Tone } from '@sealwright/ui';
import type { ShownCertificate, ShownDevice } from '../common-devices-rpc.ts';
import { pinStates, texts } from './texts.ts';

const DAY = 86_400_000;

/** How a device stands, in a few words. */
export interface DeviceInShort {
  readonly tone: Tone;
  /** Of the certificate to sign with. */
  readonly holder?: string;
  readonly state: Localized;
}

/** The one to tell of: what somebody has plugged in goes before keys in files. */
export function firstDevice(devices: readonly ShownDevice[]): ShownDevice | undefined {
  return devices.find(({ isSoftware }) => !isSoftware) ?? devices[0];
}

/** What keeps it from signing soonest is said first: the PIN, then the certificate. */
export function deviceInShort({ pin, certificates }: ShownDevice, now: Date): DeviceInShort {
  const certificate = lastToEnd(certificates);
  const holder = certificate && { holder: certificate.subject };
  if (pin?.state === 'locked' || pin?.state === 'last-try')
    return { tone: 'danger', ...holder, state: fillLocalized(texts.shortPin, { state: pinStates[pin.state] }) };
  if (!certificate) return { tone: 'neutral', state: texts.shortEmpty };
  const { notBefore, notAfter } = certificate;
  const count = Math.ceil((notAfter.getTime() - now.getTime()) / DAY);
  const validity = validityAt(notBefore, notAfter, now);
  return { tone: tones[validity], ...holder, state: fillLocalized(states[validity], { count }) };
}

const tones: Readonly<Record<Validity, Tone>> = {
  valid: 'success',
  'ends-soon': 'warning',
  expired: 'danger',
  'not-yet-valid': 'warning',
};

const states: Readonly<Record<Validity, Localized>> = {
  valid: texts.shortDays,
  'ends-soon': texts.shortDays,
  expired: texts.shortExpired,
  'not-yet-valid': texts.shortEarly,
};

/** A renewed certificate stands beside the one that it follows. */
function lastToEnd(certificates: readonly ShownCertificate[]): ShownCertificate['certificate'] | undefined {
  const signing = certificates.filter(({ usage }) => usage === 'signing').map(({ certificate }) => certificate);
  return signing.sort((one, other) => other.notAfter.getTime() - one.notAfter.getTime())[0];
}
