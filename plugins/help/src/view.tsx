import { defineView } from '@sealwright/ui';
import { helpRpc } from './common-help-rpc.ts';
import { AboutDialog, aboutTitle } from './view/about/about-dialog.tsx';
import { HelpModel } from './view/help-model.ts';
import { HelpPage } from './view/help-page.tsx';
import { HELP_PAGE, topicInFront } from './view/topic-in-front.ts';

export default defineView({
  activate({ workbench, calls, own, view, command }) {
    const help = calls(helpRpc);
    const model = own(new HelpModel(help));
    const open = (topic: string | undefined) => {
      if (topic !== undefined) model.show(topic);
      workbench.showPage(HELP_PAGE);
    };
    view(HELP_PAGE, () => <HelpPage model={model} />);
    command('help.open', (topic) => open(typeof topic === 'string' ? topic : undefined));
    command('help.context', () => open(topicInFront(model.state.getState().topics, workbench)));
    command('help.about', () => {
      workbench.openDialog({ title: aboutTitle, width: 520, content: <AboutDialog calls={help} /> });
    });
  },
});
