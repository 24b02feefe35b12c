import { definePlugin, StampModes } from '@sealwright/core/api';
import { planSeamStamp } from './common-plan.ts';

export default definePlugin({
  activate({ own, contribute }) {
    own(contribute(StampModes, 'seam', { plan: planSeamStamp }));
  },
});
