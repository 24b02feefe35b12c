import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Milliseconds that reg.exe may take. */
const PATIENCE = 5_000;

/** What `reg query KEY /s` prints on this computer. Rejects where there is no such key. */
export async function queryRegistry(key: string): Promise<string> {
  const program = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe');
  const asked = ['query', key, '/s'];
  const { stdout } = await promisify(execFile)(program, asked, {
    encoding: 'buffer',
    timeout: PATIENCE,
    windowsHide: true,
  });
  // Printed in the code page of the console; where Chinese is spoken that is 936, and the letters of ASCII are as elsewhere.
  return new TextDecoder('gbk').decode(stdout);
}
