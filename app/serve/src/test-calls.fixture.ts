/** What the plugin in `plugin-host.child.ts` does for tests. */
import { bytes, defineRpc } from '@sealwright/core/api';
import { Type } from 'typebox';

export const driverId = 'obedient';

export const testCallsRpc = defineRpc('test-calls', {
  processId: { params: Type.Tuple([]), result: Type.Integer() },
  /** Throws where nobody catches it, after the answer. */
  crash: { params: Type.Tuple([]), result: Type.Void() },
  /** Asks for the PIN of a token; resolves with the session. */
  unlock: { params: Type.Tuple([Type.String()]), result: Type.String() },
  sign: { params: Type.Tuple([Type.String()]), result: bytes() },
});
