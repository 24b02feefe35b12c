import { createStore, type ReadableStore, type StampDraft, type Workbench } from '@sealwright/ui';
import { applyTemplate } from './apply-template.tsx';
import { TemplateManager } from './manage-templates.tsx';
import { saveTemplate } from './save-template.tsx';
import type { SavedTemplates } from './saved-templates.ts';

/** What users do with templates; everything shows its faults. */
export class TemplateDesk {
  readonly saved: SavedTemplates;
  readonly manager: TemplateManager;
  /** Name of the template that is being applied. */
  readonly applying: ReadableStore<string | undefined>;
  private readonly applyingStore = createStore<string | undefined>(() => undefined);
  private readonly workbench: Workbench;

  constructor(saved: SavedTemplates, workbench: Workbench) {
    this.saved = saved;
    this.manager = new TemplateManager(saved, workbench);
    this.applying = this.applyingStore;
    this.workbench = workbench;
  }

  async save(draft: StampDraft): Promise<void> {
    await saveTemplate(draft, this.saved, this.workbench).catch((fault) => this.workbench.showError(fault));
  }

  /** One at a time. */
  async apply(name: string, draft: StampDraft): Promise<void> {
    if (this.applyingStore.getState() !== undefined) return;
    this.applyingStore.setState(name, true);
    try {
      await applyTemplate(name, draft, this.saved, this.workbench);
    } catch (fault) {
      this.workbench.showError(fault);
    } finally {
      this.applyingStore.setState(undefined, true);
    }
  }
}
