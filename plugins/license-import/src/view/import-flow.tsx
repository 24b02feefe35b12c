import type { Localized, RpcClient } from '@sealwright/core/api';
import type { Workbench } from '@sealwright/ui';
import type { licenceRpc } from '../common-licence-rpc.ts';
import { ImportDialog } from './import-dialog.tsx';
import { ImportDraft } from './import-draft.ts';
import { SuccessDialog } from './success-dialog.tsx';
import { texts } from './texts.ts';

export type Outcome = 'done' | 'left';

/** The ways from a file to an imported licence, each at most once at a time. */
export class ImportFlow {
  private readonly workbench: Workbench;
  private readonly calls: RpcClient<typeof licenceRpc>;
  private running: Promise<Outcome> | undefined;

  constructor(workbench: Workbench, calls: RpcClient<typeof licenceRpc>) {
    this.workbench = workbench;
    this.calls = calls;
  }

  /** As the first step with the program: the popup says what it is about, and a last one that it is done. */
  initialise(): Promise<Outcome> {
    return this.once(async () => {
      const answer = await this.workbench.ask({
        title: texts.assistant,
        message: texts.greeting,
        buttons: [
          { id: 'begin', title: texts.ok, kind: 'primary' },
          { id: 'later', title: texts.later },
        ],
      });
      return answer === 'begin' && (await this.fromDialog(true)) ? this.succeed(texts.initialised) : 'left';
    });
  }

  /** Later: the licence is renewed or replaced. */
  renew(): Promise<Outcome> {
    return this.once(async () => ((await this.fromDialog(false)) ? this.succeed(texts.imported) : 'left'));
  }

  private succeed(title: Localized): Promise<Outcome> {
    return new Promise((resolve) => {
      const end = () => {
        void dialog.dispose();
        resolve('done');
      };
      const content = <SuccessDialog onEnd={end} />;
      const dialog = this.workbench.openDialog({ title, width: 440, content, onCancel: () => resolve('done') });
    });
  }

  /** Resolves with whether a licence was imported. */
  private fromDialog(isFirst: boolean): Promise<boolean> {
    return new Promise((resolve) => {
      const draft = new ImportDraft(this.workbench, this.calls);
      const end = (isImported: boolean) => {
        void dialog.dispose();
        resolve(isImported);
      };
      const dialog = this.workbench.openDialog({
        title: texts.importTitle,
        width: 580,
        // What is being written is finished.
        mayClose: () => draft.state.getState().work !== 'storing',
        onCancel: () => resolve(false),
        content: (
          <ImportDialog draft={draft} isFirst={isFirst} onImported={() => end(true)} onLeave={() => end(false)} />
        ),
      });
    });
  }

  private once(run: () => Promise<Outcome>): Promise<Outcome> {
    this.running ??= run().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }
}
