import { definePlugin, StampModes } from '@sealwright/core/api';
import { planNormalStamp } from './common-plan.ts';

export default definePlugin({
  activate({ own, contribute }) {
    own(contribute(StampModes, 'normal', { plan: planNormalStamp }));
  },
});
