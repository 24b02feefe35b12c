/** Between the two halves of this plugin. */
import { defineRpc } from '@sealwright/core/api';
import { Type } from 'typebox';

const share = Type.Number({ minimum: 0, maximum: 1 });

export const seamRpc = defineRpc('stamp-seam', {
  /** The part of a seal's picture that shows something, by the seal's id. `seals.*` */
  inkBox: {
    params: Type.Tuple([Type.String({ minLength: 1, maxLength: 500 })]),
    result: Type.Object({ x: share, y: share, width: share, height: share }),
    deadline: 30_000,
    isRepeatable: true,
  },
});
