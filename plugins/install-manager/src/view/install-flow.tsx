import type { PluginOffer } from '@sealwright/core/api';
import { fillText, type Workbench } from '@sealwright/ui';
import { stepWords } from '../common-permission-words.ts';
import { InstallDialog } from './install-dialog.tsx';
import type { PluginsModel } from './plugins-model.ts';
import { inEach, texts } from './texts.ts';

/** Lets the user choose a file, shows what is in it and installs it. Rejects with why the file is no plugin. */
export async function installFromFile(workbench: Workbench, model: PluginsModel): Promise<void> {
  const [file] = await workbench.pickFiles({
    title: texts.installFile,
    filters: [{ name: texts.packedPlugins, extensions: ['tgz', 'swplugin'] }],
  });
  if (file === undefined) return;
  const offer = await model.inspect(file);
  const title = inEach((locale) => fillText(texts.installTitle[locale], { step: stepWords[offer.step][locale] }));
  const dialog = workbench.openDialog({
    title,
    width: 620,
    content: (
      <InstallDialog
        offer={offer}
        install={() => model.install(offer)}
        onInstalled={() => {
          void dialog.dispose();
          workbench.notify({ severity: 'success', message: installedMessage(offer) });
        }}
        onLeave={() => void dialog.dispose()}
      />
    ),
  });
}

function installedMessage({ title, version }: PluginOffer) {
  return inEach((locale) => fillText(texts.installed[locale], { plugin: title[locale], version }));
}
