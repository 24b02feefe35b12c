import type { Disposable, ErrorRecord, RpcClient } from '@sealwright/core/api';
import { createStore, type ReadableStore, toErrorRecord, type Workbench } from '@sealwright/ui';
import { PictureFileTooLarge, PictureFileUnreadable } from '../common-picture-errors.ts';
import { LARGEST_PICTURE, type PreparedPicture, type sealsRpc } from '../common-seals-rpc.ts';
import { addTexts } from './add-texts.ts';

export interface PictureOptions {
  /** In millimetres. */
  readonly widthMm: number;
  readonly transparent: boolean;
  readonly trim: boolean;
}

export interface DraftState {
  /** Of the chosen file; missing until one is chosen. */
  readonly file?: string;
  readonly name: string;
  readonly options: PictureOptions;
  /** As it came out of the options last. */
  readonly prepared?: Omit<PreparedPicture, 'picture'> & { readonly address: string };
  readonly isWorking: boolean;
  readonly isAdding: boolean;
  readonly error?: ErrorRecord;
}

export interface PictureDraftParts {
  readonly workbench: Workbench;
  readonly calls: RpcClient<typeof sealsRpc>;
  /** Told the key of the new seal. */
  readonly onAdded: (key: string) => void;
}

const ENDINGS = ['png', 'jpg', 'jpeg', 'gif', 'bmp', 'svg'];
/** Milliseconds after the last change of an option before the picture is made anew. */
const REST = 250;

/** A picture on its way to become a seal. */
export class PictureDraft implements Disposable {
  readonly state: ReadableStore<DraftState>;
  private readonly store = createStore<DraftState>()(() => ({
    name: '',
    options: { widthMm: 40, transparent: true, trim: true },
    isWorking: false,
    isAdding: false,
  }));
  private readonly parts: PictureDraftParts;
  private id: string | undefined;
  private running = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: PictureDraftParts) {
    this.parts = parts;
    this.state = this.store;
  }

  /** Asks for a file. */
  async choose(): Promise<void> {
    const [path] = await this.parts.workbench.pickFiles({
      title: addTexts.chooseTitle,
      filters: [{ name: addTexts.pictureFiles, extensions: ENDINGS }],
    });
    if (path !== undefined) await this.take(path.replace(/^.*[\\/]/, ''), async () => path);
  }

  /** A file that was dropped: by its path where there is one, else sent. */
  async drop(file: File): Promise<void> {
    const path = this.parts.workbench.pathOf(file);
    await this.take(file.name, async () => path ?? (await bytesOf(file)));
  }

  rename(name: string): void {
    this.store.setState({ name });
  }

  set(change: Partial<PictureOptions>): void {
    this.store.setState(({ options }) => ({ options: { ...options, ...change } }));
    clearTimeout(this.timer);
    if (this.id !== undefined) this.timer = setTimeout(() => void this.prepare(), REST);
  }

  /** Resolves with whether it was added; what hinders it is shown. */
  async add(): Promise<boolean> {
    const { options, name } = this.store.getState();
    if (this.id === undefined) return false;
    this.store.setState({ isAdding: true });
    try {
      this.parts.onAdded(await this.parts.calls.add(this.id, options, name));
      return true;
    } catch (fault) {
      this.store.setState({ error: toErrorRecord(fault) });
      return false;
    } finally {
      this.store.setState({ isAdding: false });
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.running.abort();
    const { prepared } = this.store.getState();
    if (prepared) URL.revokeObjectURL(prepared.address);
  }

  private async take(file: string, read: () => Promise<string | Uint8Array>): Promise<void> {
    const signal = this.begin();
    this.store.setState({ file });
    try {
      const id = await this.parts.calls.takePicture(await read(), { signal });
      if (signal.aborted) return;
      this.id = id;
      this.store.setState(({ name }) => ({ name: name || file.replace(/\.[^.]*$/, '') }));
      await this.prepare();
    } catch (fault) {
      this.fail(fault, signal);
    }
  }

  /** Of several the last one counts. */
  private async prepare(): Promise<void> {
    if (this.id === undefined) return;
    const signal = this.begin();
    try {
      const { picture, ...rest } = await this.parts.calls.prepare(this.id, this.store.getState().options, { signal });
      if (signal.aborted) return;
      const address = URL.createObjectURL(new Blob([picture.slice()], { type: 'image/png' }));
      this.replace({ ...rest, address });
    } catch (fault) {
      this.fail(fault, signal);
    }
  }

  private begin(): AbortSignal {
    this.running.abort();
    this.running = new AbortController();
    this.store.setState(({ error, ...rest }) => ({ ...rest, isWorking: true }), true);
    return this.running.signal;
  }

  private replace(prepared: DraftState['prepared']): void {
    const { prepared: last } = this.store.getState();
    if (last) URL.revokeObjectURL(last.address);
    this.store.setState(
      ({ prepared: _, ...rest }) => ({ ...rest, ...(prepared && { prepared }), isWorking: false }),
      true,
    );
  }

  private fail(fault: unknown, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.replace(undefined);
    this.store.setState({ error: toErrorRecord(fault) });
  }
}

async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size > LARGEST_PICTURE) throw PictureFileTooLarge({ megabytes: LARGEST_PICTURE / 1e6 });
  const bytes = await file.arrayBuffer().catch((fault) => {
    throw PictureFileUnreadable({ name: file.name }, { cause: fault });
  });
  return new Uint8Array(bytes);
}
