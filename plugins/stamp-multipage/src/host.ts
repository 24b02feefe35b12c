import { definePlugin, StampModes } from '@sealwright/core/api';
import { planMultipageStamp } from './common-plan.ts';

export default definePlugin({
  activate({ own, contribute }) {
    own(contribute(StampModes, 'multipage', { plan: planMultipageStamp }));
  },
});
