import { defineView, type PageProps } from '@sealwright/ui';
import { settingsRpc } from './common-settings-rpc.ts';
import { JsonDraft } from './view/json/json-draft.ts';
import { SettingsModel } from './view/settings-model.ts';
import { SettingsPage, type SettingsPageArgument } from './view/settings-page.tsx';

const PAGE = 'settings-editor.page';

export default defineView({
  activate({ workbench, calls, own, view, command }) {
    const model = own(new SettingsModel(calls(settingsRpc)));
    const draft = new JsonDraft();
    const show = (argument: SettingsPageArgument) => workbench.showPage(PAGE, argument);
    command('settings.open', (key) => show(typeof key === 'string' ? { query: key, mode: 'form' } : {}));
    command('settings.open-json', () => show({ mode: 'json' }));
    view(PAGE, ({ argument }: PageProps) => (
      <SettingsPage argument={argument as SettingsPageArgument | undefined} model={model} draft={draft} />
    ));
  },
});
