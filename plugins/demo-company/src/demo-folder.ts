/** What lies where in the plugin's folder. */
import { join } from 'node:path';
import { SAMPLES } from './common-demo-rpc.ts';

/** Of 1, 5 and 30 pages. */
export const CONTRACT_FILES = SAMPLES.map(({ file }) => file);

export function rootPath(folder: string): string {
  return join(folder, 'demo-root-ca.pem');
}

/** Of the company with an SM2 key. */
export function sm2RootPath(folder: string): string {
  return join(folder, 'demo-root-sm2.pem');
}

export function contractPath(folder: string, file: string): string {
  return join(folder, 'contracts', file);
}

/** Of a company's key, PEM. */
export function certificatePath(folder: string, keyId: string): string {
  return join(folder, 'certificates', `${keyId}.pem`);
}

/** What the embedded platform is told. */
export function spacePath(folder: string): string {
  return join(folder, 'demo.json');
}
