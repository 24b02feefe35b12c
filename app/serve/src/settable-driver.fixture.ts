/**
 * A driver for tests whose tokens share one PIN, which can be set. The token's name says what the driver does besides:
 * 'slow' works until somebody
 * asks how its PIN stands, 'crash' ends its process in the middle. Its one token tells the last PINs that came.
 */
import { type DriverEntry, PinIncorrect, PinLocked, PinUnfit, UnblockingPinIncorrect } from '@sealwright/core/api';

export const firstPin = '24681357';
export const officerPin = '97531864';
/** Too short for this token, which says so only when it is tried. */
export const unfitPin = '123';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

const entry: DriverEntry = () => {
  let pin = firstPin;
  let goOn = () => {};
  let lent: Uint8Array[] = [];
  const work = async (token: string) => {
    if (token === 'slow')
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    if (token === 'crash') process.exit(3);
  };
  const set = (newPin: Uint8Array) => {
    if (text(newPin) === unfitPin) throw PinUnfit({});
    pin = text(newPin);
  };
  return {
    tokens: async () => [
      {
        id: 'one',
        label: lent.map((each) => Buffer.from(each).toString('hex')).join(' '),
        serial: '1',
        manufacturer: '',
      },
    ],
    keys: async () => [],
    async pinStatus() {
      goOn();
      return { state: 'ok' };
    },
    sign: async (_session, _key, _mechanism, digest) => digest,
    logout: async () => {},
    async login(_token, typed) {
      if (text(typed) !== pin) throw PinIncorrect({ triesLeft: null });
      return 'session';
    },
    async changePin(token, oldPin, newPin) {
      lent = [oldPin, newPin];
      await work(token);
      if (token === 'locked') throw PinLocked({});
      if (text(oldPin) !== pin) throw PinIncorrect({ triesLeft: 2 });
      set(newPin);
    },
    async unblockPin(token, unblockingPin, newPin) {
      lent = [unblockingPin, newPin];
      await work(token);
      if (text(unblockingPin) !== officerPin) throw UnblockingPinIncorrect({ triesLeft: 1 });
      set(newPin);
    },
  };
};
export default entry;
