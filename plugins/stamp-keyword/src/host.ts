import { definePlugin, StampModes } from '@sealwright/core/api';
import { keywordQuery, planKeywordStamp } from './common-plan.ts';

export default definePlugin({
  activate({ own, contribute }) {
    own(contribute(StampModes, 'keyword', { search: keywordQuery, plan: planKeywordStamp }));
  },
});
