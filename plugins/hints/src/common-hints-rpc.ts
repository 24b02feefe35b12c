/** Between the two halves of this plugin. */
import { defineRpc, HintData } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

/** A hint that was not seen yet. */
export const Hint = Type.Object({ id: Type.String(), data: HintData });
export type Hint = Static<typeof Hint>;

const id = Type.String({ minLength: 1, maxLength: 200 });

export const hintsRpc = defineRpc('hints', {
  /** Reports what was not seen yet, in the order in which it is to come, at once and after every change. */
  watch: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Array(Hint) },
  /** It was seen, and does not come again. */
  see: { params: Type.Tuple([id]), result: Type.Void(), isRepeatable: true },
  /** All come again. */
  forget: { params: Type.Tuple([]), result: Type.Void(), isRepeatable: true },
});
