import { definePlugin, StampModes } from '@sealwright/core/api';
import { DateStamps } from './date-stamps.ts';

export default definePlugin({
  activate({ own, contribute }) {
    own(contribute(StampModes, 'date', new DateStamps()));
  },
});
