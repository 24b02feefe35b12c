import type { Locale } from '@sealwright/core/api';

export type EditorCore = typeof import('./editor-core.ts');

let loading: Promise<EditorCore> | undefined;

/** Loads the editor once, with its texts in the language of the first call: it reads them while it loads. */
export function loadEditor(locale: Locale): Promise<EditorCore> {
  loading ??= load(locale).catch((fault) => {
    loading = undefined;
    throw fault;
  });
  return loading;
}

async function load(locale: Locale): Promise<EditorCore> {
  // Workers from the page's own origin: the editor would make them of blobs, which the policy refuses.
  Object.assign(globalThis, {
    MonacoEnvironment: {
      getWorker: (_: string, label: string) =>
        label === 'json'
          ? new Worker(new URL('monaco-editor/languages/features/json/json.worker.js', import.meta.url), {
              type: 'module',
              name: label,
            })
          : new Worker(new URL('monaco-editor/editor/editor.worker.js', import.meta.url), {
              type: 'module',
              name: label,
            }),
    },
  });
  if (locale === 'zh-CN') await import('monaco-editor/nls/lang/zh-cn');
  return import('./editor-core.ts');
}
