/**
 * Between the plugin host and the shell's own process: the api's `PinEntry`. Only the request and the driver's session
 * id cross here; PINs go from the PIN dialog to the driver process.
 */
import { defineRpc, type PinTask } from '@sealwright/core/api';
import { Type } from 'typebox';

const text = Type.String({ maxLength: 1_000 });
const pinTask = Type.Enum(['change', 'unblock']);
const characters = Type.Integer({ minimum: 0 });

const token = Type.Object({
  id: text,
  label: text,
  serial: text,
  manufacturer: text,
  model: Type.Optional(text),
  firmware: Type.Optional(text),
  pinLength: Type.Optional(Type.Object({ min: characters, max: characters })),
  pinTasks: Type.Optional(Type.Unsafe<readonly PinTask[]>(Type.Array(pinTask, { maxItems: 10 }))),
});

const whosePin = {
  driver: text,
  token,
  device: Type.Optional(Type.Object({ 'zh-CN': text, en: text })),
  holder: Type.Optional(text),
  pin: Type.Object({
    state: Type.Enum(['ok', 'few-left', 'last-try', 'locked']),
    triesLeft: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
};

export const UnlockRequest = Type.Object({
  ...whosePin,
  purpose: Type.Object({
    action: Type.Enum(['sign', 'log-in', 'decrypt']),
    subject: text,
    digest: Type.Optional(text),
  }),
  pinPerSignature: Type.Optional(Type.Boolean()),
});

export const SetPinRequest = Type.Object({ ...whosePin, task: pinTask });

export const pinEntryRpc = defineRpc('pin-entry', {
  unlock: { params: Type.Tuple([UnlockRequest]), result: Type.Object({ session: text }) },
  setPin: { params: Type.Tuple([SetPinRequest]), result: Type.Void() },
});
