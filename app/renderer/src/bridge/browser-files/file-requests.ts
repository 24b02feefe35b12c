import { createStore, type PickFiles, type PickSavePath, type ReadableStore } from '@sealwright/ui';

export type FileRequest = {
  /** Of this request alone. */
  readonly id: number;
  /** Absolute path of the folder to begin in, where one is known. */
  readonly folder: string | undefined;
  readonly answer: (paths: readonly string[]) => void;
} & (
  | { readonly kind: 'open'; readonly options: PickFiles }
  | { readonly kind: 'save'; readonly options: PickSavePath }
);

export interface FileRequests {
  /** The request on show; the others wait behind it. */
  readonly state: ReadableStore<readonly FileRequest[]>;
  pickFiles(options: PickFiles): Promise<readonly string[]>;
  pickSavePath(options: PickSavePath): Promise<string | undefined>;
}

/** File dialogs that the window draws itself, because a browser's own know no paths. */
export function createFileRequests(): FileRequests {
  const state = createStore<readonly FileRequest[]>(() => []);
  let last: string | undefined;
  let ids = 0;
  const request = (make: (common: Pick<FileRequest, 'id' | 'folder' | 'answer'>) => FileRequest, folder?: string) =>
    new Promise<readonly string[]>((resolve) => {
      const answer = (paths: readonly string[]) => {
        const [first] = paths;
        if (first !== undefined) last = splitPath(first).folder;
        state.setState((all) => all.filter((one) => one !== made), true);
        resolve(paths);
      };
      const made = make({ id: ++ids, folder: folder ?? last, answer });
      state.setState((all) => [...all, made], true);
    });
  return {
    state,
    pickFiles: (options) => request((common) => ({ kind: 'open', options, ...common }), options.folder),
    async pickSavePath(options) {
      const { folder } = splitPath(options.suggestion);
      return (await request((common) => ({ kind: 'save', options, ...common }), folder))[0];
    },
  };
}

/** Both kinds of separators: the server may run on any system. The folder of a root's file is the root. */
export function splitPath(path: string): { readonly folder: string | undefined; readonly name: string } {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const isInRoot = at === 0 || /^[A-Za-z]:$/.test(path.slice(0, at));
  return { folder: at < 0 ? undefined : path.slice(0, isInRoot ? at + 1 : at), name: path.slice(at + 1) };
}
