import { Worker } from 'node:worker_threads';
import type { JudgeAnswer } from './judge-answer.ts';
import { refuse } from './refusals.ts';
import type { CertificateTask, JudgeTask, Verdict } from './verdict.ts';

export interface ThreadLimits {
  /** Milliseconds for one file. */
  readonly time: number;
  /** Megabytes of objects. */
  readonly memory: number;
  /** Megabytes of what objects do not count: array buffers, in which the bytes of files are. */
  readonly buffers: number;
}

/** Milliseconds for loading what judges; not the file's fault. */
const START = 120_000;

/** Milliseconds between two looks at the buffers: what a thread can fill meanwhile comes on top of its limit. */
const LOOK = 50;
const MEGABYTE = 1024 * 1024;

/** A thread for one file at a time. Whatever ends it, a file beyond the limits or a fault, it is of no use any more then. */
export class JudgeThread {
  private readonly worker: Worker;
  private readonly limits: ThreadLimits;
  private readonly log: (message: string) => void;
  private readonly ready: Promise<void>;
  private hear: (answer: JudgeAnswer | { readonly kind: 'end'; readonly isTooLarge: boolean }) => void = () => {};
  private _isLost = false;

  constructor(limits: ThreadLimits, log: (message: string) => void, module?: URL) {
    this.limits = limits;
    this.log = log;
    // What judges needs nothing of the platform's environment, where passwords of databases stand.
    const options = {
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: limits.memory },
    };
    this.worker = module
      ? new Worker(module, options)
      : new Worker(new URL('./judge.worker.ts', import.meta.url), options);
    this.worker.stdout.resume();
    this.worker.stderr.resume();
    this.ready = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the judging thread does not start')), START);
      this.worker.once('message', (answer: JudgeAnswer) => {
        clearTimeout(timer);
        if (answer.kind === 'ready') resolve();
        else reject(new Error(answer.kind === 'fault' ? answer.message : 'the judging thread speaks out of turn'));
        this.worker.on('message', (later: JudgeAnswer) => this.hear(later));
      });
      const lost = (cause?: unknown) => {
        clearTimeout(timer);
        reject(new Error('the judging thread is gone', { cause }));
        this.end(isOutOfMemory(cause));
      };
      this.worker.on('error', lost);
      this.worker.on('exit', () => lost());
    });
    this.ready.catch(() => this.end(false));
    this.worker.unref();
  }

  get isLost(): boolean {
    return this._isLost;
  }

  /** Rejects only where the thread did not start. */
  async judge(task: JudgeTask | CertificateTask): Promise<Verdict> {
    this.worker.ref();
    let timer: NodeJS.Timeout | undefined;
    let watch: NodeJS.Timeout | undefined;
    try {
      await this.ready;
      return await new Promise<Verdict>((resolve) => {
        timer = setTimeout(() => this.end(true), this.limits.time);
        watch = setInterval(() => void this.look(), LOOK);
        this.hear = (answer) => {
          this.hear = () => {};
          if (answer.kind === 'verdict') return resolve(answer.verdict);
          if (answer.kind === 'end' && answer.isTooLarge) return resolve(refuse('file-too-complex'));
          this.log(answer.kind === 'fault' ? answer.message : 'a judging thread ended');
          resolve(refuse('file-unjudged'));
          // Faults add up in a host, and in the end it would refuse the files of others.
          this.end(false);
        };
        if (this._isLost) this.hear({ kind: 'end', isTooLarge: false });
        else this.worker.postMessage(task);
      });
    } finally {
      clearTimeout(timer);
      clearInterval(watch);
      this.hear = () => {};
      if (!this._isLost) this.worker.unref();
    }
  }

  /** V8's limits know nothing of array buffers, but it counts them. Older Nodes than 22.16 do not tell. */
  private async look(): Promise<void> {
    if (this._isLost || typeof this.worker.getHeapStatistics !== 'function') return;
    // It rejects where the thread is gone, which is heard elsewhere.
    const found = await this.worker.getHeapStatistics().catch(() => undefined);
    if (found && found.external_memory > this.limits.buffers * MEGABYTE) this.end(true);
  }

  end(isTooLarge = false): void {
    if (this._isLost) return;
    this._isLost = true;
    this.hear({ kind: 'end', isTooLarge });
    void this.worker.terminate();
  }
}

function isOutOfMemory(fault: unknown): boolean {
  return (fault as { code?: unknown } | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
