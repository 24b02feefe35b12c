import { defineRpc } from '@sealwright/core/api';
import { Type } from 'typebox';
import { DateLook } from './common-date-look.ts';

export const dateRpc = defineRpc('stamp-date', {
  /** Today's date as it would be put on a page, drawn with the fonts of the host. Rejects as planning does. */
  draw: {
    params: Type.Tuple([DateLook]),
    result: Type.Object({
      text: Type.String(),
      /** Millimetres. */
      size: Type.Object({ width: Type.Number(), height: Type.Number() }),
      /** SVG path data in millimetres. */
      path: Type.String(),
    }),
    deadline: 30_000,
    isRepeatable: true,
  },
});
