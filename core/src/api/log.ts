import type { ErrorData } from './errors.ts';

/**
 * A plugin's own log. Messages are English sentences for developers; data is plain JSON without secrets, contents of
 * documents or personal names. The host limits the rate per plugin: what is over it is counted, not written.
 */
export interface Log {
  debug(message: string, data?: ErrorData): void;
  info(message: string, data?: ErrorData): void;
  warn(message: string, data?: ErrorData): void;
  error(message: string, data?: ErrorData): void;
}
