import { type Disposable, DisposableStore, toDisposable } from '@sealwright/core/api';
import type { Workbench } from '@sealwright/ui';
import { NextCode } from './next-code.ts';

/** The codes that are placed next, by document. */
export class NextCodes implements Disposable {
  private readonly workbench: Workbench;
  private readonly codes = new Map<string, NextCode>();
  private readonly own = new DisposableStore();

  constructor(workbench: Workbench) {
    this.workbench = workbench;
    const refresh = () => {
      for (const code of this.codes.values()) code.refresh();
    };
    this.own.add(toDisposable(workbench.settings.subscribe(refresh)));
    this.own.add(workbench.documents.onDidClose((id) => this.codes.delete(id)));
  }

  of(documentId: string): NextCode {
    const known = this.codes.get(documentId) ?? new NextCode(this.workbench);
    this.codes.set(documentId, known);
    return known;
  }

  dispose() {
    return this.own.dispose();
  }
}
