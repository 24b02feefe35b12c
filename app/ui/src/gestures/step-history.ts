/** States that can be gone back to. Steps that belong to one gesture count as one. */
export class StepHistory<T> {
  private past: T[] = [];
  private future: T[] = [];
  private current: T;
  private gesture: string | undefined;

  constructor(first: T) {
    this.current = first;
  }

  get present(): T {
    return this.current;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** A step further. What was undone before cannot be redone any more. */
  push(next: T, gesture?: string): void {
    if (gesture === undefined || gesture !== this.gesture) this.past.push(this.current);
    this.gesture = gesture;
    this.current = next;
    this.future = [];
  }

  undo(): void {
    const before = this.past.pop();
    if (before === undefined) return;
    this.future.push(this.current);
    this.current = before;
    this.gesture = undefined;
  }

  redo(): void {
    const after = this.future.pop();
    if (after === undefined) return;
    this.past.push(this.current);
    this.current = after;
    this.gesture = undefined;
  }

  /** Begins anew: nothing before can be gone back to. */
  reset(first: T): void {
    this.past = [];
    this.future = [];
    this.current = first;
    this.gesture = undefined;
  }
}
