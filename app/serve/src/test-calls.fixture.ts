/** What the plugin in `plugin-host.child.ts` does for tests. */
import { bytes, defineRpc } from '@sealwright/core/api';
import { Type } from 'typebox';

export const driverId = 'obedient';
/** Of a driver whose PIN can be set. */
export const settableDriverId = 'settable';

export const testCallsRpc = defineRpc('test-calls', {
  processId: { params: Type.Tuple([]), result: Type.Integer() },
  /** Throws where nobody catches it, after the answer. */
  crash: { params: Type.Tuple([]), result: Type.Void() },
  /** Asks for the PIN of a token; resolves with the session. */
  unlock: { params: Type.Tuple([Type.String()]), result: Type.String() },
  /** Lets the PIN of a token be set. */
  setPin: { params: Type.Tuple([Type.String(), Type.Enum(['change', 'unblock'])]), result: Type.Void() },
  /** Label of the token of the driver whose PIN can be set. */
  tokenLabel: { params: Type.Tuple([]), result: Type.String() },
  /** Asks that driver how a PIN stands. */
  pinState: { params: Type.Tuple([Type.String()]), result: Type.String() },
  sign: { params: Type.Tuple([Type.String()]), result: bytes() },
});
