/** The files that were opened last. Owner: `plugins/document-recent`. Callers: pages that lead back to them. */
import type { Event } from '../event.ts';
import { defineService } from '../token.ts';

export interface RecentFile {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  readonly folder: string;
  /** When it was opened last, in milliseconds since 1970. */
  readonly opened: number;
  /** No file is there any more. */
  readonly isGone: boolean;
}

export interface RecentFiles {
  /** The one opened last comes first. */
  list(): Promise<readonly RecentFile[]>;
  readonly onDidChange: Event<void>;
}

export const RecentFiles = defineService<RecentFiles>('documents.recent');
