/**
 * The reference contract platform (`platform/`) as a process of this program, for trying and for offices of one computer:
 * data in the profile, reachable on loopback alone. Provided by shells that can run processes; missing on the command
 * line. Caller: `plugins/workflow-platform`, where neither a setting nor a licence names another platform.
 */
import { defineError } from '../errors.ts';
import { defineService } from '../token.ts';

export interface EmbeddedPlatformOptions {
  /** Absolute folder of the demo space to be offered (`DemoSpace.prepare`). */
  readonly demo?: string;
}

export interface RunningPlatform {
  /** Without a slash at its end: 'http://127.0.0.1:40123/api/v1'. Another one after each start of the process. */
  readonly baseUrl: string;
}

export interface EmbeddedPlatform {
  /**
   * Starts the platform where it does not run, and resolves when it answers; at once where it does. It ends with the
   * program. One that ended by itself is started anew by the next call. Rejects with `platform.not-started`.
   */
  start(options?: EmbeddedPlatformOptions, signal?: AbortSignal): Promise<RunningPlatform>;
}

export const EmbeddedPlatform = defineService<EmbeddedPlatform>('shell.embedded-platform');

/** `reason`, for those who look into it: a code of the system, or how the process ended. */
export const PlatformNotStarted = defineError<{ reason: string }>('platform.not-started', {
  'zh-CN': '内置的合同平台没有启动（{reason}）。请稍后重试；如仍不成功，请在日志中查看原因。',
  en: 'The built-in contract platform did not start ({reason}). Try again in a moment; the log has the reason.',
});
