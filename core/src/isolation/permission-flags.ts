import { join } from 'node:path';
import type { PluginProcessSpec } from './plugin-launcher.ts';

/** What a manifest asks for by `capabilities`, and its user grants by installing it. Others mean nothing to the host. */
export const CAPABILITIES = {
  /** Reading and writing the user's files. */
  files: ['--allow-fs-read=*', '--allow-fs-write=*'],
  /** Libraries that are no JavaScript. */
  native: ['--allow-addons'],
  /** Starting other programs. */
  processes: ['--allow-child-process'],
} as const;

/**
 * Switches of Node's permission model, where this Node has it: without the capability `files` the plugin's process reads
 * its own folders and the program's code (`code`, an absolute path) and writes its folder in the profile. Node calls it a
 * seat belt against mistakes, no wall against malice.
 */
export function permissionFlags({ home, storage, capabilities }: PluginProcessSpec, code: string): string[] {
  if (!process.allowedNodeEnvironmentFlags.has('--permission')) return [];
  const granted = Object.entries(CAPABILITIES).flatMap(([name, flags]) => (capabilities.includes(name) ? flags : []));
  const readable = [code, home, storage].flatMap((folder) => [folder, join(folder, '*')]);
  return [
    '--permission',
    // For the thread that watches over its memory.
    '--allow-worker',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    ...[storage, join(storage, '*')].map((path) => `--allow-fs-write=${path}`),
    ...granted,
  ];
}
