/**
 * What the plugin host and its plugins wrote down since the host started: the lines of `Log`, and every fault. Provided by
 * the kernel; called by pages that show it. As in every log there are no secrets and no contents of documents in it; but
 * there are names of files and of keys, which is why third-party plugins do not get it.
 */
import type { ErrorData } from '../errors.ts';
import type { Event } from '../event.ts';
import type { Log } from '../log.ts';
import { defineService } from '../token.ts';

export interface LogLine {
  /** 1, 2, 3, ... since the host started. */
  readonly number: number;
  readonly time: Date;
  /** Plugin id, or 'host'. */
  readonly plugin: string;
  readonly level: keyof Log;
  readonly message: string;
  readonly data?: ErrorData;
}

export interface HostLog {
  /** Names this run of the host: the next one counts from 1 again. */
  readonly run: string;
  /** The lines after number `after` that are still kept, oldest first; 0 gives all of them. */
  since(after: number): readonly LogLine[];
  readonly onDidWrite: Event<void>;
}

export const HostLog = defineService<HostLog>('host.log');
