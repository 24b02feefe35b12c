import { definePlugin, Seals, StampModes, ViewCalls } from '@sealwright/core/api';
import { answerSeamCalls } from './answer-seam-calls.ts';
import { planSeamStamp } from './common-plan.ts';
import { seamRpc } from './common-seam-rpc.ts';

export default definePlugin({
  requires: { seals: Seals },
  activate({ own, contribute, seals }) {
    own(contribute(StampModes, 'seam', { plan: planSeamStamp }));
    own(contribute(ViewCalls, seamRpc.name, answerSeamCalls(seals)));
  },
});
