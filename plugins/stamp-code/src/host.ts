import { definePlugin, StampModes, stampQuery } from '@sealwright/core/api';
import { planCodeStamp } from './plan-code-stamp.ts';

export default definePlugin({
  activate({ own, contribute }) {
    own(contribute(StampModes, 'code', { search: stampQuery, plan: planCodeStamp }));
  },
});
