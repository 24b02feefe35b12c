import type { Disposable } from '@sealwright/core/api';
import type { Workbench } from '@sealwright/ui';
import type { Outcome } from './step-props.ts';
import { texts } from './texts.ts';
import { UpdateDialog } from './update-dialog.tsx';
import type { UpdateModel } from './update-model.ts';

/** The window that leads through an update: one, whoever opens it. */
export class UpdateWindow implements Disposable {
  private readonly model: UpdateModel;
  private readonly workbench: Pick<Workbench, 'openDialog'>;
  private opened: { readonly dialog: Disposable; readonly outcome: Promise<Outcome> } | undefined;

  constructor(model: UpdateModel, workbench: Pick<Workbench, 'openDialog'>) {
    this.model = model;
    this.workbench = workbench;
  }

  /** Resolves when its user has left it; `isSetup` where it is one of the first steps. */
  open(isSetup = false): Promise<Outcome> {
    this.opened ??= this.show(isSetup);
    return this.opened.outcome;
  }

  dispose(): void | Promise<void> {
    return this.opened?.dialog.dispose();
  }

  private show(isSetup: boolean) {
    let settle = (_: Outcome) => {};
    const outcome = new Promise<Outcome>((resolve) => {
      settle = resolve;
    });
    const end = async (how: Outcome) => {
      this.opened = undefined;
      void dialog.dispose();
      await (how === 'done' ? this.model.conclude() : this.model.leave());
      settle(how);
    };
    const dialog = this.workbench.openDialog({
      title: texts.window,
      width: 520,
      onCancel: () => void end('left'),
      content: <UpdateDialog model={this.model} isSetup={isSetup} onEnd={(how) => void end(how)} />,
    });
    return { dialog, outcome };
  }
}
