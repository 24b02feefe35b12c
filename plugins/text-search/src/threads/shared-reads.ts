/**
 * How a thread that cannot wait for promises reads from a `ByteSource`, which answers by promises: it asks by a message,
 * sleeps, and finds the bytes in shared memory. The same memory tells it to stop while it is busy with other things, and
 * tells others which page it is at.
 */
import type { ByteSource } from '@sealwright/core/api';
import type { SyncSource } from '../read/open-text-document.ts';

export interface ReadChannel {
  /** The answer to the last question; whether to stop; the page that was begun last. */
  readonly state: Int32Array<SharedArrayBuffer>;
  readonly block: Uint8Array<SharedArrayBuffer>;
}

const ANSWER = 0;
const STOP = 1;
const PAGE = 2;
const NO_PAGE = -1;
const WAITING = 0;
const FILLED = 1;
const FAILED = 2;
const BLOCK = 128 * 1024;
/** Blocks that a thread keeps: 4 MB. */
const KEPT = 32;

export function openReadChannel(): ReadChannel {
  const state = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
  state[PAGE] = NO_PAGE;
  return { state, block: new Uint8Array(new SharedArrayBuffer(BLOCK)) };
}

export function tellToStop({ state }: ReadChannel): void {
  Atomics.store(state, STOP, 1);
}

/** The page that the thread began last; `undefined` before the first one. */
export function pageAtHand({ state }: ReadChannel): number | undefined {
  const page = Atomics.load(state, PAGE);
  return page === NO_PAGE ? undefined : page;
}

/** Answers one question of the thread. Rejects with what the source rejects with, once the thread knows of it. */
export async function answerRead(
  { state, block }: ReadChannel,
  source: ByteSource,
  { offset, length }: { readonly offset: number; readonly length: number },
): Promise<void> {
  let outcome = FAILED;
  try {
    block.set(await source.read(offset, length));
    outcome = FILLED;
  } finally {
    Atomics.store(state, ANSWER, outcome);
    Atomics.notify(state, ANSWER);
  }
}

/** The thread's side: whole blocks are asked for and the last ones kept. */
export class SharedReads implements SyncSource {
  readonly size: number;
  private readonly channel: ReadChannel;
  private readonly ask: (offset: number, length: number) => void;
  private readonly blocks = new Map<number, Uint8Array>();

  constructor(size: number, channel: ReadChannel, ask: (offset: number, length: number) => void) {
    this.size = size;
    this.channel = channel;
    this.ask = ask;
  }

  get isToldToStop(): boolean {
    return Atomics.load(this.channel.state, STOP) === 1;
  }

  begin(page: number): void {
    Atomics.store(this.channel.state, PAGE, page);
  }

  read(offset: number, target: Uint8Array): boolean {
    if (offset + target.length > this.size) return false;
    for (let done = 0; done < target.length; ) {
      const at = offset + done;
      const block = this.block(Math.floor(at / BLOCK));
      if (!block) return false;
      const part = block.subarray(at % BLOCK, (at % BLOCK) + target.length - done);
      target.set(part, done);
      done += part.length;
    }
    return true;
  }

  private block(index: number): Uint8Array | undefined {
    const block = this.blocks.get(index) ?? this.fetch(index);
    if (!block) return undefined;
    // The oldest in the order of use is the one that goes.
    this.blocks.delete(index);
    this.blocks.set(index, block);
    const [oldest] = this.blocks.keys();
    if (this.blocks.size > KEPT && oldest !== undefined) this.blocks.delete(oldest);
    return block;
  }

  private fetch(index: number): Uint8Array | undefined {
    const { state, block } = this.channel;
    const offset = index * BLOCK;
    const length = Math.min(BLOCK, this.size - offset);
    Atomics.store(state, ANSWER, WAITING);
    this.ask(offset, length);
    Atomics.wait(state, ANSWER, WAITING);
    return Atomics.load(state, ANSWER) === FILLED ? block.slice(0, length) : undefined;
  }
}
