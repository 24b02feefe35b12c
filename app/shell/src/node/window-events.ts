import { type Disposable, type Notice, RpcInvalid, type Workbench } from '@sealwright/core/api';
import { Check } from 'typebox/schema';
import { WorkbenchEvent } from '../protocol/index.ts';

/** A window's end of the events: from its question for them to its end. */
export interface WindowListener extends Disposable {
  /** Its user has just done something. */
  use(): void;
}

/** What happens before the first window asks is kept for it, up to this many. */
const MOST_WAITING = 50;

/** The service `Workbench`, and everything else that windows are told unasked. */
export class WindowEvents implements Workbench {
  /** The one that was used last stands at the end. */
  private readonly listeners = new Set<(event: WorkbenchEvent) => void>();
  private waiting: WorkbenchEvent[] = [];

  notify(notice: Notice): void {
    const event = checked('notify', { kind: 'notice', notice });
    if (!this.keep(event)) this.tellAll(event);
  }

  withdrawNotice(id: string): void {
    this.waiting = this.waiting.filter((event) => event.kind !== 'notice' || event.notice.id !== id);
    this.tellAll(checked('withdrawNotice', { kind: 'withdrawal', id }));
  }

  runCommand(command: string, argument?: unknown): void {
    const event = checked('runCommand', { kind: 'command', command, ...(argument !== undefined && { argument }) });
    if (!this.keep(event)) [...this.listeners].at(-1)?.(event);
  }

  tellAll(event: WorkbenchEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  listen(listener: (event: WorkbenchEvent) => void): WindowListener {
    this.listeners.add(listener);
    for (const event of this.waiting.splice(0)) listener(event);
    return {
      use: () => {
        if (this.listeners.delete(listener)) this.listeners.add(listener);
      },
      dispose: () => void this.listeners.delete(listener),
    };
  }

  private keep(event: WorkbenchEvent): boolean {
    if (this.listeners.size > 0) return false;
    if (this.waiting.length < MOST_WAITING) this.waiting.push(event);
    return true;
  }
}

/** A window that is sent what does not fit would give up listening: it is the sender who has to learn of it. */
function checked(method: string, event: object): WorkbenchEvent {
  if (Check(WorkbenchEvent, event)) return event;
  throw RpcInvalid({ method: `workbench/${method}`, part: 'params', place: '/' });
}
