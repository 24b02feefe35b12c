import { type ErrorRecord, parseColour, type RpcClient } from '@sealwright/core/api';
import { createStore, type ReadableStore, type StampDrawing, toErrorRecord, type Workbench } from '@sealwright/ui';
import { calendarTime } from '../common-calendar-time.ts';
import type { DateLook } from '../common-date-look.ts';
import { formatDate } from '../common-date-pattern.ts';
import type { dateRpc } from '../common-date-rpc.ts';
import { lookIn } from './date-settings.ts';

export interface CurrentDateState {
  readonly look: DateLook;
  /** Why there is no such date. */
  readonly problem: ErrorRecord | undefined;
}

/** Today's date in the look that was chosen last: what the card shows and what is placed next. */
export class CurrentDate {
  readonly state: ReadableStore<CurrentDateState>;
  /** Of the look before, until the new one is drawn. */
  readonly drawing: ReadableStore<StampDrawing | undefined>;
  private readonly stateStore;
  private readonly drawingStore = createStore<StampDrawing | undefined>(() => undefined);
  private readonly calls: Pick<RpcClient<typeof dateRpc>, 'draw'>;
  private readonly workbench: Pick<Workbench, 'settings'>;
  /** What is drawn, or being drawn. */
  private asked = '';

  constructor(calls: Pick<RpcClient<typeof dateRpc>, 'draw'>, workbench: Pick<Workbench, 'settings'>) {
    this.calls = calls;
    this.workbench = workbench;
    this.stateStore = createStore<CurrentDateState>(() => ({ look: this.look(), problem: undefined }));
    this.state = this.stateStore;
    this.drawing = this.drawingStore;
  }

  /** Looks whether another look was chosen, or another day has come. */
  refresh(): void {
    const look = this.look();
    const asked = JSON.stringify([look, dayOf(new Date())]);
    if (asked === this.asked) return;
    this.asked = asked;
    this.stateStore.setState({ look });
    void this.draw(look, asked);
  }

  private look(): DateLook {
    return lookIn(this.workbench.settings.getState());
  }

  private async draw(look: DateLook, asked: string): Promise<void> {
    try {
      const { size, path } = await this.calls.draw(look);
      if (asked !== this.asked) return;
      this.drawingStore.setState({ size, paths: [{ data: path, fill: parseColour(look.colour) ?? [0, 0, 0] }] }, true);
      this.stateStore.setState({ problem: undefined });
    } catch (error) {
      if (asked !== this.asked) return;
      // Another attempt may do better where the fault was none of the look's.
      this.asked = '';
      this.drawingStore.setState(undefined, true);
      this.stateStore.setState({ problem: toErrorRecord(error) });
    }
  }
}

function dayOf(time: Date): string {
  return formatDate('yyyy-MM-dd', calendarTime(time));
}
