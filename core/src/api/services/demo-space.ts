/**
 * Demo companies and contracts as the embedded platform takes them. Owner: `plugins/demo-company`. Caller:
 * `plugins/workflow-platform`, before it starts that platform.
 */
import { defineService } from '../token.ts';

export interface DemoSpace {
  /** Whether somebody has made the demo companies: without them nobody means to try anything. */
  isMade(): Promise<boolean>;
  /**
   * Makes what is missing, and resolves with the absolute path of a folder whose `demo.json` lists parties, their
   * certificates and contracts: `DemoSpaceFile` of `platform/src/demo`. It changes when the demo companies
   * are made anew; the platform notices that by itself. Rejects with `demo.unwritable`.
   */
  prepare(signal?: AbortSignal): Promise<string>;
}

export const DemoSpace = defineService<DemoSpace>('demo-space');
