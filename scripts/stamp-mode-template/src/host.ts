import { definePlugin, StampModes } from '@sealwright/core/api';
import { planStamp } from './common-plan.ts';

export default definePlugin({
  activate({ own, contribute }) {
    own(contribute(StampModes, 'demo-mode', { plan: planStamp }));
  },
});
