/**
 * Between the plugin host and the shell's own process: `unlock` of the api's `PinEntry`. Only the request and the
 * driver's session id cross here; the PIN goes from the PIN dialog to the driver process.
 */
import { defineRpc } from '@sealwright/core/api';
import { Type } from 'typebox';

const text = Type.String({ maxLength: 1_000 });

export const UnlockRequest = Type.Object({
  driver: text,
  token: Type.Object({ id: text, label: text, serial: text, manufacturer: text }),
  holder: Type.Optional(text),
  pin: Type.Object({
    state: Type.Enum(['ok', 'few-left', 'last-try', 'locked']),
    triesLeft: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
  purpose: Type.Object({
    action: Type.Enum(['sign', 'log-in', 'decrypt']),
    subject: text,
    digest: Type.Optional(text),
  }),
});

export const pinEntryRpc = defineRpc('pin-entry', {
  unlock: { params: Type.Tuple([UnlockRequest]), result: Type.Object({ session: text }) },
});
