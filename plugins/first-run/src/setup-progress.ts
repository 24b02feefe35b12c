import { Emitter, type PluginStorage, type Store } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

const Progress = Type.Object({
  hasBegun: Type.Boolean(),
  /** Ids of the steps without which their user goes on. */
  skipped: Type.Array(Type.String()),
  leftAt: Type.Optional(Type.String()),
  /** Id of the step that is gone through; one that ends the program, as an update does, is still there afterwards. */
  underWay: Type.Optional(Type.String()),
});
export type Progress = Static<typeof Progress>;

/** What a profile remembers of its first steps; whether a step is done, the step itself knows. */
export class SetupProgress {
  private readonly store: Store<Progress>;
  private readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;
  /** Whether a step was gone through in this run of the program. */
  private hasWalked = false;

  constructor(storage: PluginStorage) {
    const initial = { hasBegun: false, skipped: [] };
    this.store = storage.store<Progress>('progress', { version: 1, schema: Progress, initial });
  }

  read(): Promise<Progress> {
    return this.store.read();
  }

  /** Whether the steps begin by themselves: in a new profile, and where the program has ended in the middle of one. */
  beginsByItself({ hasBegun, underWay }: Progress): boolean {
    return !hasBegun || (underWay !== undefined && !this.hasWalked);
  }

  /** Whether this call is the one that lets them begin, also among processes. */
  async begin(): Promise<boolean> {
    let isFirst = false;
    await this.change((progress) => {
      isFirst = this.beginsByItself(progress);
      const { underWay: _, ...rest } = progress;
      return { ...rest, hasBegun: true };
    });
    return isFirst;
  }

  walk(step: string): Promise<void> {
    this.hasWalked = true;
    return this.change((progress) => ({ ...progress, underWay: step }));
  }

  leave(step: string): Promise<void> {
    return this.change(({ underWay: _, ...rest }) => ({ ...rest, leftAt: step }));
  }

  /** The last one was gone through. */
  end(): Promise<void> {
    return this.change(({ underWay: _, ...rest }) => rest);
  }

  skip(step: string, isSkipped: boolean): Promise<void> {
    return this.change((progress) => {
      const others = progress.skipped.filter((each) => each !== step);
      return { ...progress, skipped: isSkipped ? [...others, step] : others };
    });
  }

  private async change(change: (progress: Progress) => Progress): Promise<void> {
    await this.store.update(change);
    this.changed.fire();
  }
}
