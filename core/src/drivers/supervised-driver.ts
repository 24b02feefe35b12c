/** A driver as its two callers see it: the same object before and after the process was started anew. */
import { type HostDriver, type PinDriver, SessionClosed } from '../api/points/token-drivers.ts';
import type { DriverSlot, RunningDriver } from './driver-slot.ts';

/** For the plugin host. */
export function hostDriver(slot: DriverSlot): HostDriver {
  const options = { deadline: slot.spec.deadline };
  return {
    tokens: () => slot.call('tokens', ({ host }) => host.tokens(options)),
    keys: (token) => slot.call('keys', ({ host }) => host.keys(token, options)),
    pinStatus: (token) => slot.call('pinStatus', ({ host }) => host.pinStatus(token, options)),
    async sign(session, key, mechanism, digest) {
      const own = ownSession(slot, session);
      return slot.call('sign', ({ host }) => host.sign(own, key, mechanism, digest, options));
    },
    async decrypt(session, key, mechanism, ciphertext) {
      const own = ownSession(slot, session);
      return slot.call('decrypt', ({ host }) => host.decrypt(own, key, mechanism, ciphertext, options));
    },
    async logout(session) {
      const own = ownSession(slot, session);
      return slot.call('logout', ({ host }) => host.logout(own, options));
    },
    async data(token, session) {
      const own = session === undefined ? null : ownSession(slot, session);
      return slot.call('data', ({ host }) => host.data(token, own, options));
    },
  };
}

/** For the shell's PIN entry. Overwrites the PINs that it is given. */
export async function pinDriver(slot: DriverSlot): Promise<PinDriver> {
  const options = { deadline: slot.spec.deadline };
  const features = await slot.call('features', ({ pin }) => pin.features(options));
  const wiping = async <R>(call: string, secrets: Uint8Array[], act: (running: RunningDriver) => Promise<R>) => {
    try {
      return await slot.call(call, act);
    } finally {
      for (const secret of secrets) secret.fill(0);
    }
  };
  return {
    login: (token, pin) =>
      wiping('login', [pin], async (running) => {
        const session = await running.pin.login(token, pin, options);
        return sharedSession(running, session);
      }),
    ...(features.changePin && {
      changePin: (token: string, oldPin: Uint8Array, newPin: Uint8Array) =>
        wiping('changePin', [oldPin, newPin], ({ pin }) => pin.changePin(token, oldPin, newPin, options)),
    }),
    ...(features.unblockPin && {
      unblockPin: (token: string, unblockingPin: Uint8Array, newPin: Uint8Array) =>
        wiping('unblockPin', [unblockingPin, newPin], ({ pin }) =>
          pin.unblockPin(token, unblockingPin, newPin, options),
        ),
    }),
  };
}

/**
 * A session as it is known outside of the driver. It carries the number of its process: a driver that counts its sessions
 * from 1 would otherwise take an old one, after a crash, for somebody else's new one.
 */
export const sharedSession = ({ generation }: RunningDriver, own: string) => `${generation}/${own}`;

/** The driver's own id of a session. */
function ownSession(slot: DriverSlot, session: string): string {
  const [generation, ...own] = session.split('/');
  if (generation !== String(slot.running?.generation)) throw SessionClosed({});
  return own.join('/');
}
