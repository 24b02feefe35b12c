import { defineView } from '@sealwright/ui';
import { hintsRpc } from './common-hints-rpc.ts';
import { HintBubble } from './view/hint-bubble.tsx';
import { HintGuide, SHOW_SETTING } from './view/hint-guide.ts';
import { TEXTS } from './view/texts.ts';

export default defineView({
  activate({ workbench, calls, own, view, command }) {
    const hints = calls(hintsRpc);
    const guide = own(new HintGuide(hints, workbench));
    view('hints.bubble', () => <HintBubble guide={guide} />);
    command('hints.restart', async () => {
      await hints.forget();
      await workbench.setSetting(SHOW_SETTING, true);
      workbench.notify({ severity: 'success', message: TEXTS.restarted });
    });
  },
});
