import { type ErrorRecord, SealwrightError } from '@sealwright/core/api';
import {
  createStore,
  type ReadableStore,
  type StampDrawing,
  stampDrawing,
  toErrorRecord,
  type Workbench,
} from '@sealwright/ui';
import { CodeEmpty } from '../common-code-drawing.ts';
import { type CodeLook, drawCode, usualLook } from './code-look.ts';

export interface NextCodeState {
  readonly look: CodeLook;
  /** Why there is no such code; an empty one is none yet. */
  readonly problem: ErrorRecord | undefined;
}

/** The code that is placed next on one document. Its text ends with the document; the rest is remembered. */
export class NextCode {
  readonly state: ReadableStore<NextCodeState>;
  readonly drawing: ReadableStore<StampDrawing | undefined>;
  private readonly stateStore;
  private readonly drawingStore;
  private readonly workbench: Pick<Workbench, 'settings' | 'setSetting' | 'showError'>;
  private text = '';

  constructor(workbench: Pick<Workbench, 'settings' | 'setSetting' | 'showError'>) {
    this.workbench = workbench;
    const { drawing, ...state } = this.read();
    this.stateStore = createStore<NextCodeState>(() => state);
    this.drawingStore = createStore<StampDrawing | undefined>(() => drawing);
    this.state = this.stateStore;
    this.drawing = this.drawingStore;
  }

  change({ text, ...usual }: Partial<CodeLook>): void {
    if (text !== undefined) this.text = text;
    const { setSetting, showError } = this.workbench;
    for (const [part, value] of Object.entries(usual)) setSetting(`code.${part}`, value).catch(showError);
    this.refresh();
  }

  /** Looks at the settings again. */
  refresh(): void {
    const { drawing, ...state } = this.read();
    this.stateStore.setState(state);
    this.drawingStore.setState(drawing, true);
  }

  private read(): NextCodeState & { readonly drawing: StampDrawing | undefined } {
    const look = { text: this.text, ...usualLook(this.workbench.settings.getState()) };
    try {
      return { look, drawing: stampDrawing(drawCode(look)), problem: undefined };
    } catch (error) {
      if (!(error instanceof SealwrightError)) throw error;
      return { look, drawing: undefined, problem: CodeEmpty.is(error) ? undefined : toErrorRecord(error) };
    }
  }
}
