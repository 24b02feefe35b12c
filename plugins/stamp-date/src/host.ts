import { answerCalls, definePlugin, StampModes, ViewCalls } from '@sealwright/core/api';
import { textPath } from '@sealwright/fonts/outlines';
import { lookOptions } from './common-date-look.ts';
import { dateRpc } from './common-date-rpc.ts';
import { DateStamps } from './date-stamps.ts';

export default definePlugin({
  activate({ own, contribute }) {
    const stamps = new DateStamps();
    own(contribute(StampModes, 'date', stamps));
    const answers = answerCalls(dateRpc, {
      async draw(look) {
        const { text, appearance } = await stamps.set(lookOptions(look), new Date());
        return { text, size: appearance.size, path: textPath(appearance) };
      },
    });
    own(contribute(ViewCalls, dateRpc.name, answers));
  },
});
