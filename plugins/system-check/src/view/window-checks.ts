import type { Localized, SystemCheckFinding } from '@sealwright/core/api';
import type { CheckEntry } from '../common-check-rpc.ts';
import { checkScreen } from './check-screen.ts';
import { checkViewer } from './check-viewer.ts';
import { checkWindowFonts } from './check-window-fonts.ts';

/** A check of what only the window can tell. */
export interface WindowCheck extends CheckEntry {
  check(): Promise<readonly SystemCheckFinding[]> | readonly SystemCheckFinding[];
}

const titled = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

export const windowChecks: readonly WindowCheck[] = [
  { id: 'window.fonts', title: titled('系统中文字体', 'Chinese fonts'), group: 'machine', check: checkWindowFonts },
  { id: 'window.screen', title: titled('屏幕', 'Screen'), group: 'machine', check: checkScreen },
  { id: 'window.viewer', title: titled('PDF 显示', 'Showing PDFs'), group: 'program', check: checkViewer },
];
