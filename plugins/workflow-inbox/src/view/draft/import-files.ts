import { fillLocalized, type Workbench } from '@sealwright/ui';
import type { VoucherRow } from '../../common-inbox-rpc.ts';
import { ACTION_TEXTS } from '../actions/action-texts.ts';
import type { InboxModel } from '../inbox-model.ts';
import { TEXTS } from '../texts.ts';

const PART = 2_000_000;
const PDF_FILES = { name: TEXTS.pdfFiles, extensions: ['pdf'] };

/** 导入本地文件: files become vouchers of this computer. Faults are shown, one by one. */
export class ImportFiles {
  private readonly model: InboxModel;
  private readonly workbench: Workbench;

  constructor(model: InboxModel, workbench: Workbench) {
    this.model = model;
    this.workbench = workbench;
  }

  /** Asks for files. */
  async choose(): Promise<void> {
    const paths = await this.workbench.pickFiles({ title: TEXTS.importFile, many: true, filters: [PDF_FILES] });
    for (const path of paths) await this.take(() => this.model.calls.importFile(path));
  }

  /** Files that were dropped: by their path where there is one, else sent. */
  async takeFiles(files: readonly File[]): Promise<void> {
    for (const file of files) {
      const path = this.workbench.pathOf(file);
      await this.take(() => (path === undefined ? this.send(file) : this.model.calls.importFile(path)));
    }
  }

  private async take(read: () => Promise<VoucherRow>): Promise<void> {
    try {
      const { voucher } = await read();
      const message = fillLocalized(ACTION_TEXTS.imported, { name: voucher.name });
      this.workbench.notify({ severity: 'success', message });
      // Where it stands is where its user looks next.
      const { tab } = this.model.list.state.getState().query;
      await this.model.list.ask({ tab: tab === 'draft' ? tab : 'todo', page: 1 });
    } catch (fault) {
      this.workbench.showError(fault);
    }
  }

  /** In parts, the next one when the last has arrived. */
  private async send(file: File): Promise<VoucherRow> {
    const { name, size } = file;
    const upload = crypto.randomUUID();
    for (let offset = 0; ; offset += PART) {
      const part = new Uint8Array(await file.slice(offset, offset + PART).arrayBuffer());
      const row = await this.model.calls.upload({ upload, name, isLast: offset + PART >= size }, part);
      if (row) return row;
    }
  }
}
