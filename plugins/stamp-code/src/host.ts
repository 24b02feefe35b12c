import { definePlugin, StampModes } from '@sealwright/core/api';
import { planCodeStamp } from './plan-code-stamp.ts';

export default definePlugin({
  activate({ own, contribute }) {
    own(contribute(StampModes, 'code', { plan: planCodeStamp }));
  },
});
