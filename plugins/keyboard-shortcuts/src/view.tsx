import { defineView } from '@sealwright/ui';
import { ShortcutModel } from './view/shortcut-model.tsx';
import { ShortcutsPage } from './view/shortcuts-page.tsx';

const PAGE = 'keyboard-shortcuts.page';

export default defineView({
  activate({ workbench, view, command }) {
    const model = new ShortcutModel(workbench);
    view(PAGE, () => <ShortcutsPage model={model} />);
    command('keyboard-shortcuts.open', () => workbench.showPage(PAGE));
  },
});
