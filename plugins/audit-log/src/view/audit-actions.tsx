import type { RpcClient } from '@sealwright/core/api';
import { askSavePath, fillLocalized, type Workbench } from '@sealwright/ui';
import type { auditRpc, ExportFormat } from '../common-audit-rpc.ts';
import { CheckpointForm } from './checkpoint-form.tsx';
import { FileResult } from './file-result.tsx';
import { formatTitles, texts } from './texts.ts';

/** What can be done with the log besides reading it; faults are shown. */
export class AuditActions {
  private readonly workbench: Workbench;
  private readonly calls: RpcClient<typeof auditRpc>;

  constructor(workbench: Workbench, calls: RpcClient<typeof auditRpc>) {
    this.workbench = workbench;
    this.calls = calls;
  }

  export(format: ExportFormat): Promise<void> {
    return this.attempt(async () => {
      const locale = this.workbench.locale.getState();
      const name = `${texts.exportName[locale]}-${new Date().toISOString().slice(0, 10)}`;
      const question = { title: texts.exportTitle, name, ending: format, kind: formatTitles[format] };
      const target = await askSavePath(this.workbench, question);
      if (!target) return;
      await this.calls.export({ ...target, format, locale });
      this.workbench.notify({ severity: 'success', message: fillLocalized(texts.exported, { path: target.path }) });
    });
  }

  checkFile(): Promise<void> {
    return this.attempt(async () => {
      const filters = [{ name: formatTitles.jsonl, extensions: ['jsonl'] }];
      const [path] = await this.workbench.pickFiles({ title: texts.pickTitle, filters });
      if (path === undefined) return;
      const result = await this.calls.checkFile(path);
      const dialog = this.workbench.openDialog({
        title: texts.fileResult,
        width: 560,
        content: <FileResult result={result} onClose={() => void dialog.dispose()} />,
      });
    });
  }

  signCheckpoint(): Promise<void> {
    return this.attempt(async () => {
      const keys = await this.calls.keys();
      const dialog = this.workbench.openDialog({
        title: texts.checkpointTitle,
        width: 480,
        content: (
          <CheckpointForm
            keys={keys}
            onCancel={() => void dialog.dispose()}
            onSign={(key) => {
              // The PIN is asked for in a window of its own.
              void dialog.dispose();
              void this.attempt(async () => {
                await this.calls.checkpoint(key);
                this.workbench.notify({ severity: 'success', message: texts.checkpointDone });
              });
            }}
          />
        ),
      });
    });
  }

  /** Asks first. */
  beginAnew(): Promise<void> {
    return this.attempt(async () => {
      const answer = await this.workbench.ask({
        title: texts.anewTitle,
        message: texts.anewMessage,
        severity: 'warning',
        buttons: [
          { id: 'begin', title: texts.anew, kind: 'primary' },
          { id: 'cancel', title: texts.cancel },
        ],
      });
      if (answer === 'begin') await this.calls.beginAnew();
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (fault) {
      this.workbench.showError(fault);
    }
  }
}
