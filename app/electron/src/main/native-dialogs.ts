import type { Locale } from '@sealwright/core/api';
import type { DesktopPickFiles, DesktopPickSavePath } from '@sealwright/shell/protocol';
import { type BrowserWindow, dialog } from 'electron';

const filters = (wanted: DesktopPickFiles['filters']) =>
  wanted.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));

export async function pickFiles(window: BrowserWindow, options: DesktopPickFiles): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: options.title,
    ...(options.folder !== undefined && { defaultPath: options.folder }),
    filters: filters(options.filters),
    properties: ['openFile', ...(options.many ? (['multiSelections'] as const) : [])],
  });
  return canceled ? [] : filePaths;
}

/** `null` when cancelled. */
export async function pickSavePath(window: BrowserWindow, options: DesktopPickSavePath): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: options.title,
    defaultPath: options.suggestion,
    filters: filters(options.filters),
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return canceled || !filePath ? null : filePath;
}

const texts = {
  'zh-CN': {
    unresponsive: '窗口没有响应。',
    crashed: '窗口多次意外退出。',
    unsaved: '重新载入后，打开的文档和未保存的签署仍会保留。',
    wait: '继续等待',
    reload: '重新载入',
    close: '关闭窗口',
  },
  en: {
    unresponsive: 'The window does not respond.',
    crashed: 'The window stopped unexpectedly several times.',
    unsaved: 'Open documents and signatures that are not saved yet are kept when it is loaded anew.',
    wait: 'Keep waiting',
    reload: 'Load it anew',
    close: 'Close the window',
  },
} as const;

/** Asks what to do with a window that hangs or crashes again and again. */
export async function askAboutTrouble(
  window: BrowserWindow,
  trouble: 'unresponsive' | 'crashed',
  locale: Locale,
): Promise<'wait' | 'reload' | 'close'> {
  const say = texts[locale];
  const choices = trouble === 'unresponsive' ? (['wait', 'reload', 'close'] as const) : (['reload', 'close'] as const);
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: say[trouble],
    detail: say.unsaved,
    buttons: choices.map((choice) => say[choice]),
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return choices[response] ?? choices[0];
}
