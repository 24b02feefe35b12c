import { answerCalls, type CallHandler, type Seals } from '@sealwright/core/api';
import { seamRpc } from './common-seam-rpc.ts';

/** The calls of this plugin's view; see `seamRpc`. */
export function answerSeamCalls(seals: Pick<Seals, 'find' | 'inkBox'>): CallHandler {
  return answerCalls(seamRpc, {
    async inkBox(id) {
      const { picture } = await seals.find(id);
      return seals.inkBox(picture);
    },
  });
}
