import { type Disposable, DisposableStore, toDisposable } from '@sealwright/core/api';
import type { Workbench } from '@sealwright/ui';
import { NextSignature, usualLook } from './next-signature.ts';

type SettingValues = Parameters<typeof usualLook>[0];

/** The handwriting that is placed next, by document. */
export class NextSignatures implements Disposable {
  private readonly signatures = new Map<string, NextSignature>();
  private readonly own = new DisposableStore();

  constructor({ settings, documents }: Pick<Workbench, 'settings' | 'documents'>) {
    const restyle = (now: SettingValues, before: SettingValues) => {
      const look = usualLook(now);
      if (JSON.stringify(look) === JSON.stringify(usualLook(before))) return;
      for (const signature of this.signatures.values()) signature.restyle(look);
    };
    this.own.add(toDisposable(settings.subscribe(restyle)));
    this.own.add(documents.onDidClose((id) => this.signatures.delete(id)));
  }

  of(documentId: string): NextSignature {
    const known = this.signatures.get(documentId) ?? new NextSignature();
    this.signatures.set(documentId, known);
    return known;
  }

  dispose() {
    return this.own.dispose();
  }
}
