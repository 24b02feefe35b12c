import { type StampTemplate, TemplateExists } from '@sealwright/core/api';
import { askSavePath, fillLocalized, useText, type Workbench } from '@sealwright/ui';
import type { ComponentProps } from 'react';
import { NameForm } from './name-form.tsx';
import type { SavedTemplates } from './saved-templates.ts';
import { texts } from './texts.ts';

const ENDING = 'json';

/** What can be done with kept templates besides applying them. All of it shows its faults. */
export class TemplateManager {
  private readonly saved: SavedTemplates;
  private readonly workbench: Workbench;

  constructor(saved: SavedTemplates, workbench: Workbench) {
    this.saved = saved;
    this.workbench = workbench;
  }

  rename(name: string): void {
    const close = () => void dialog.dispose();
    const rename = async (to: string) => {
      await this.saved.calls.rename(name, to);
      close();
    };
    const dialog = this.workbench.openDialog({
      title: texts.renameTitle,
      width: 420,
      content: <OneName initial={name} action={texts.renameYes} onSubmit={rename} onCancel={close} />,
    });
  }

  /** Asks first. */
  async remove(name: string): Promise<void> {
    const answer = await this.workbench.ask({
      title: fillLocalized(texts.deleteTitle, { name }),
      message: texts.deleteMessage,
      severity: 'warning',
      buttons: [
        { id: 'delete', title: texts.delete, kind: 'danger' },
        { id: 'cancel', title: texts.cancel },
      ],
    });
    if (answer === 'delete') await this.shown(() => this.saved.calls.remove(name));
  }

  /** Asks where to. */
  async exportTo(name: string): Promise<void> {
    await this.shown(async () => {
      const question = { title: texts.exportTitle, name, ending: ENDING, kind: texts.fileKind };
      const target = await askSavePath(this.workbench, question);
      if (!target) return;
      await this.saved.calls.exportTo(name, target);
      const message = fillLocalized(texts.exported, { path: target.path });
      this.workbench.notify({ severity: 'success', message });
    });
  }

  /** Asks for the file, and what to do where its name is taken. */
  async import(): Promise<void> {
    await this.shown(async () => {
      const [path] = await this.workbench.pickFiles({
        title: texts.importTitle,
        filters: [{ name: texts.fileKind, extensions: [ENDING] }],
      });
      if (path !== undefined) await this.take(await this.saved.calls.read(path));
    });
  }

  private async take(template: StampTemplate): Promise<void> {
    try {
      await this.keep(template, false);
    } catch (fault) {
      if (!TemplateExists.is(fault)) throw fault;
      const answer = await this.workbench.ask({
        title: fillLocalized(texts.importExists, { name: template.name }),
        message: texts.importExistsMessage,
        buttons: [
          { id: 'name', title: texts.otherName, kind: 'primary' },
          { id: 'replace', title: texts.replace, kind: 'danger' },
          { id: 'cancel', title: texts.cancel },
        ],
      });
      if (answer === 'replace') await this.keep(template, true);
      if (answer === 'name') this.takeAs(template);
    }
  }

  private takeAs(template: StampTemplate): void {
    const close = () => void dialog.dispose();
    const take = async (name: string) => {
      await this.keep({ ...template, name }, false);
      close();
    };
    const dialog = this.workbench.openDialog({
      title: texts.importTitle,
      width: 420,
      content: <OneName initial={template.name} action={texts.importYes} onSubmit={take} onCancel={close} />,
    });
  }

  private async keep(template: StampTemplate, overwrite: boolean): Promise<void> {
    const name = await this.saved.calls.save(template, { overwrite });
    this.workbench.notify({ severity: 'success', message: fillLocalized(texts.imported, { name }) });
  }

  private async shown(work: () => Promise<void>): Promise<void> {
    await work().catch((fault) => this.workbench.showError(fault));
  }
}

type OneNameProps = Pick<ComponentProps<typeof NameForm>, 'initial' | 'onSubmit' | 'onCancel'> & {
  readonly action: (typeof texts)['renameYes' | 'importYes'];
};

/** A name that must be free. */
function OneName({ action, ...form }: OneNameProps) {
  const text = useText();
  return <NameForm submitText={text(action)} mayReplace={false} {...form} />;
}
