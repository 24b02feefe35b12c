import type { Locale } from '@sealwright/core/api';

export type DiffCore = typeof import('./diff-core.ts');

interface Environment {
  getWorker?: (module: string, label: string) => Worker;
}

let loading: Promise<DiffCore> | undefined;

/** Loads the editor once, with its texts in the language of the first call: it reads them while it loads. */
export function loadDiff(locale: Locale): Promise<DiffCore> {
  offerWorker();
  loading ??= load(locale).catch((fault) => {
    loading = undefined;
    throw fault;
  });
  return loading;
}

async function load(locale: Locale): Promise<DiffCore> {
  if (locale === 'zh-CN') await import('monaco-editor/nls/lang/zh-cn');
  return import('./diff-core.ts');
}

/**
 * The worker that compares comes from the page's own origin: the editor would make it of a blob, which the policy refuses.
 * Another plugin may have offered workers for its languages; those stay.
 */
function offerWorker(): void {
  const page = globalThis as { MonacoEnvironment?: Environment };
  const others = page.MonacoEnvironment?.getWorker;
  if (others) return;
  page.MonacoEnvironment = {
    getWorker: (_, label) =>
      new Worker(new URL('monaco-editor/editor/editor.worker.js', import.meta.url), { type: 'module', name: label }),
  };
}
