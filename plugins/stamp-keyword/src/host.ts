import { definePlugin, StampModes, wordQuery } from '@sealwright/core/api';
import { planKeywordStamp } from './common-plan.ts';

export default definePlugin({
  activate({ own, contribute }) {
    own(contribute(StampModes, 'keyword', { search: wordQuery, plan: planKeywordStamp }));
  },
});
