import { type documentsRpc, type OpenDocument, type RpcClient, SealwrightError } from '@sealwright/core/api';
import { fillLocalized, type Workbench } from '@sealwright/ui';
import type { DocumentsInWindow } from './documents-in-window.ts';
import { PDF_FILTER } from './open-files.ts';
import { TEXTS } from './texts.ts';

/** Faults after which another place helps. */
const ELSEWHERE = new Set(['documents.read-only', 'file.unwritable', 'file.no-space', 'file.folder-missing']);

export interface DocumentSavingParts {
  readonly workbench: Workbench;
  readonly calls: RpcClient<typeof documentsRpc>;
  readonly documents: DocumentsInWindow;
}

/** Saving with the questions that belong to it. Results in whether the document is saved now; faults are shown. */
export class DocumentSaving {
  private readonly parts: DocumentSavingParts;

  constructor(parts: DocumentSavingParts) {
    this.parts = parts;
  }

  async save(document: OpenDocument): Promise<boolean> {
    if (document.path === undefined) return this.saveAs(document);
    try {
      return this.saved(await this.parts.calls.save(document.id, { overwrite: false }));
    } catch (fault) {
      return this.otherwise(document, fault);
    }
  }

  async saveAs(document: OpenDocument): Promise<boolean> {
    const { workbench, calls } = this.parts;
    const chosen = await workbench.pickSavePath({
      title: TEXTS.saveAs,
      suggestion: document.path ?? document.name,
      filters: [PDF_FILTER],
    });
    if (chosen === undefined) return false;
    const path = /\.pdf$/i.test(chosen) ? chosen : `${chosen}.pdf`;
    try {
      // The question whether to replace a file was about the name that was chosen.
      const saved = await calls.saveAs(document.id, path, { overwrite: path === chosen });
      workbench.notify({ severity: 'success', message: fillLocalized(TEXTS.savedAs, { path }) });
      return this.saved(saved);
    } catch (fault) {
      workbench.showError(fault);
      return false;
    }
  }

  private saved(document: OpenDocument): boolean {
    this.parts.documents.show(document, true);
    return true;
  }

  private async otherwise(document: OpenDocument, fault: unknown): Promise<boolean> {
    const { workbench, calls } = this.parts;
    const code = fault instanceof SealwrightError ? fault.code : undefined;
    if (!(fault instanceof SealwrightError) || (code !== 'file.changed' && !ELSEWHERE.has(fault.code))) {
      workbench.showError(fault);
      return false;
    }
    const answer = await workbench.ask({
      title: fillLocalized(TEXTS.notSaved, { name: document.name }),
      message: fault.sentence,
      severity: 'warning',
      buttons: [
        { id: 'elsewhere', title: TEXTS.saveAs, kind: 'primary' },
        ...(code === 'file.changed' ? [{ id: 'overwrite', title: TEXTS.overwrite, kind: 'danger' as const }] : []),
        { id: 'cancel', title: TEXTS.cancel },
      ],
    });
    if (answer === 'elsewhere') return this.saveAs(document);
    if (answer !== 'overwrite') return false;
    try {
      return this.saved(await calls.save(document.id, { overwrite: true }));
    } catch (again) {
      workbench.showError(again);
      return false;
    }
  }
}
