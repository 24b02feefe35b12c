import { definePlugin, StampModes, stampQuery } from '@sealwright/core/api';
import { planHandwriting } from './plan-handwriting.ts';

export default definePlugin({
  activate({ own, contribute }) {
    own(contribute(StampModes, 'handwriting', { search: stampQuery, plan: planHandwriting }));
  },
});
