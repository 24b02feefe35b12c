import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { NoPrinter, PrintJobGone } from './print-errors.ts';
import { type PrintedPart, PrintJob } from './print-job.ts';
import { printInHiddenWindow } from './print-window.ts';

/** The print jobs of the program, by id. */
export class PrintJobs {
  private readonly folder: string;
  private readonly jobs = new Map<string, PrintJob>();
  /** The windows that they belong to. */
  private readonly owners = new Map<string, BrowserWindow>();

  /** `folder`: absolute; it is emptied now and with every start. */
  constructor(folder: string) {
    this.folder = folder;
    rm(folder, { recursive: true, force: true }).catch(() => {});
  }

  /** `desktop.no-printer`, before anybody draws hundreds of pages. */
  async begin(title: string, window: BrowserWindow): Promise<string> {
    const printers = await window.webContents.getPrintersAsync();
    if (printers.length === 0) throw NoPrinter({});
    const id = randomUUID();
    this.jobs.set(id, new PrintJob(id, title, join(this.folder, id)));
    this.owners.set(id, window);
    return id;
  }

  /** `desktop.print-job-gone` */
  get(id: string): PrintJob {
    const job = this.jobs.get(id);
    if (!job) throw PrintJobGone({});
    return job;
  }

  /** `desktop.print-failed`; being cancelled is none. */
  async print(id: string, parent: BrowserWindow): Promise<void> {
    const job = this.get(id);
    for (const run of job.runs()) {
      const isPrinted = await printInHiddenWindow(`${id}/${run}`, parent, job.ended);
      if (!isPrinted) return;
    }
  }

  async end(id: string): Promise<void> {
    const job = this.jobs.get(id);
    this.jobs.delete(id);
    this.owners.delete(id);
    await job?.end();
  }

  /** Ends the jobs of a window. */
  endAll(window: BrowserWindow): void {
    for (const [id, owner] of [...this.owners]) if (owner === window) this.end(id).catch(() => {});
  }

  /** `path`: of an address, '/<job>/<name>'. */
  async find(path: string): Promise<PrintedPart | undefined> {
    const [, id = '', name = ''] = path.split('/');
    return this.jobs.get(id)?.find(name);
  }
}
