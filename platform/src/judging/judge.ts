import { availableParallelism } from 'node:os';
import { JudgeThread } from './judge-thread.ts';
import type { CertificateTask, JudgeTask, Verdict } from './verdict.ts';

export interface JudgeOptions {
  /** At most; default: one less than there are processors, at most 4. */
  readonly threads?: number;
  /** Milliseconds for one file; default 60000. */
  readonly timeLimit?: number;
  /** Megabytes of objects for each thread; default 512. */
  readonly memoryLimit?: number;
  /** Megabytes of buffers for each thread; default 1024. */
  readonly bufferLimit?: number;
  /** Files that may wait; default 100. */
  readonly waiting?: number;
  /** Told of faults of the program, never of files. */
  readonly log?: (message: string) => void;
  /** Another thread's module, for tests. */
  readonly module?: URL;
}

/** Too many files wait to be judged: the caller tries again later. */
export class JudgeBusy extends Error {
  override readonly name = 'JudgeBusy';
}

/** Judges files in threads of its own, so that no file holds up or ends the platform. */
export class Judge {
  private readonly options: JudgeOptions;
  private readonly most: number;
  private readonly idle: JudgeThread[] = [];
  private readonly working = new Set<JudgeThread>();
  private readonly queue: (() => void)[] = [];
  private isDisposed = false;

  constructor(options: JudgeOptions = {}) {
    this.options = options;
    this.most = options.threads ?? Math.max(1, Math.min(4, availableParallelism() - 1));
  }

  /** A refusal is a result. Rejects with `JudgeBusy`, or where no thread starts. */
  async judge(task: JudgeTask | CertificateTask): Promise<Verdict> {
    const thread = await this.take();
    try {
      return await thread.judge(task);
    } finally {
      this.working.delete(thread);
      if (!thread.isLost && !this.isDisposed) this.idle.push(thread);
      else thread.end();
      this.queue.shift()?.();
    }
  }

  /** Ends all threads; what is being judged is refused as `file-unjudged`. */
  dispose(): void {
    this.isDisposed = true;
    for (const thread of [...this.idle, ...this.working]) thread.end();
    this.idle.length = 0;
    for (const next of this.queue.splice(0)) next();
  }

  private async take(): Promise<JudgeThread> {
    const { waiting = 100 } = this.options;
    while (this.working.size >= this.most && !this.isDisposed) {
      if (this.queue.length >= waiting) throw new JudgeBusy('too many files wait to be judged');
      await new Promise<void>((resolve) => this.queue.push(resolve));
    }
    if (this.isDisposed) throw new JudgeBusy('the judge has ended');
    const thread = this.idleThread() ?? this.newThread();
    this.working.add(thread);
    return thread;
  }

  private idleThread(): JudgeThread | undefined {
    for (let thread = this.idle.pop(); thread; thread = this.idle.pop()) if (!thread.isLost) return thread;
    return undefined;
  }

  private newThread(): JudgeThread {
    const { timeLimit = 60_000, memoryLimit = 512, bufferLimit = 1024, log = () => {}, module } = this.options;
    return new JudgeThread({ time: timeLimit, memory: memoryLimit, buffers: bufferLimit }, log, module);
  }
}
