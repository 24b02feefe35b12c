/** What lies where in the plugin's folder. */
import { join } from 'node:path';

/** Of 1, 5 and 30 pages. */
export const CONTRACT_FILES = ['工作量进度确认表.pdf', '采购合同.pdf', '框架协议.pdf'] as const;

export function rootPath(folder: string): string {
  return join(folder, 'demo-root-ca.pem');
}

export function contractPath(folder: string, file: string): string {
  return join(folder, 'contracts', file);
}
