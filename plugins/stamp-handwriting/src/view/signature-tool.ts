import { type Disposable, DisposableStore, toDisposable } from '@sealwright/core/api';
import { type DocumentTool, PlacingTool, type PlacingToolParts } from '@sealwright/ui';
import type { NextSignatures } from './next-signatures.ts';
import { signatureDialog } from './signature-dialog.tsx';

/** 手写签名: first the signature is written, then it is placed, as often as is wanted. */
export class SignatureTool implements DocumentTool {
  readonly placing: PlacingTool;
  private readonly parts: PlacingToolParts;
  private readonly signatures: NextSignatures;
  /** By document; at most one is open. */
  private readonly dialogs = new Map<string, Disposable>();

  constructor(mode: string, signatures: NextSignatures, parts: PlacingToolParts) {
    this.parts = parts;
    this.signatures = signatures;
    this.placing = new PlacingTool(parts, {
      mode,
      drawing: (documentId) => signatures.of(documentId).drawing,
      options: (documentId) => {
        const { options } = signatures.of(documentId);
        if (!options) this.write(documentId);
        return options;
      },
    });
  }

  async start(documentId: string): Promise<Disposable> {
    const own = new DisposableStore();
    own.add(await this.placing.start(documentId));
    own.add(toDisposable(() => this.closeDialog(documentId)));
    if (!this.signatures.of(documentId).options) this.write(documentId);
    return own;
  }

  /** Who writes nothing, and has written nothing before, has nothing to place. */
  write(documentId: string): void {
    const { workbench } = this.parts;
    const signature = this.signatures.of(documentId);
    this.closeDialog(documentId);
    const dialog = signatureDialog(signature, workbench, () => {
      if (!signature.options) workbench.documents.setTool(documentId, undefined);
    });
    this.dialogs.set(documentId, dialog);
  }

  private closeDialog(documentId: string): void {
    void this.dialogs.get(documentId)?.dispose();
    this.dialogs.delete(documentId);
  }
}
