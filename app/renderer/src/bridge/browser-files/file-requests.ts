import { createStore, type PickFiles, type PickSavePath, type ReadableStore } from '@sealwright/ui';

export type FileRequest =
  | { readonly kind: 'open'; readonly options: PickFiles; readonly answer: (paths: readonly string[]) => void }
  | { readonly kind: 'save'; readonly options: PickSavePath; readonly answer: (paths: readonly string[]) => void };

export interface FileRequests {
  /** The request on show; the others wait behind it. */
  readonly state: ReadableStore<readonly FileRequest[]>;
  pickFiles(options: PickFiles): Promise<readonly string[]>;
  pickSavePath(options: PickSavePath): Promise<string | undefined>;
}

/** File dialogs that the window draws itself, because a browser's own know no paths. */
export function createFileRequests(): FileRequests {
  const state = createStore<readonly FileRequest[]>(() => []);
  const request = (make: (answer: FileRequest['answer']) => FileRequest) =>
    new Promise<readonly string[]>((resolve) => {
      const made = make((paths) => {
        state.setState((all) => all.filter((one) => one !== made), true);
        resolve(paths);
      });
      state.setState((all) => [...all, made], true);
    });
  return {
    state,
    pickFiles: (options) => request((answer) => ({ kind: 'open', options, answer })),
    pickSavePath: async (options) => (await request((answer) => ({ kind: 'save', options, answer })))[0],
  };
}
