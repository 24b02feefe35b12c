import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type ErrorRecord, type PictureClip, SealwrightError } from '@sealwright/core/api';
import { within } from '../within.ts';
import { PictureTooSlow, PictureUnreadable } from './errors.ts';
import { pictureKind } from './picture-kind.ts';
import type { ReadyOptions, ReadyPicture } from './ready-picture.ts';

/** `convert`: any picture as PNG, as it is. `prepare`: cut out of its paper. `ink`: where something is to be seen. */
export type PictureTask =
  | { readonly kind: 'convert'; readonly file: Uint8Array; readonly widthMm: number }
  | { readonly kind: 'prepare'; readonly file: Uint8Array; readonly options: ReadyOptions }
  | { readonly kind: 'ink'; readonly file: Uint8Array };

export type PictureAnswer =
  | { readonly kind: 'convert'; readonly png: Uint8Array }
  | { readonly kind: 'prepare'; readonly picture: ReadyPicture }
  | { readonly kind: 'ink'; readonly box: PictureClip }
  | { readonly kind: 'refused'; readonly error: ErrorRecord };

/** Milliseconds for one picture. Large photos take some seconds on slow machines. */
const PATIENCE = 30_000;

/** PNG with an alpha channel of a picture of any kind. Rejects with `seals.picture-*`. */
export async function convertPicture(file: Uint8Array, widthMm: number, patience = PATIENCE): Promise<Uint8Array> {
  const answer = await inThread({ kind: 'convert', file, widthMm }, patience);
  if (answer.kind !== 'convert') throw refusalOf(answer);
  return answer.png;
}

/** Rejects with `seals.picture-*`. */
export async function preparePicture(
  file: Uint8Array,
  options: ReadyOptions,
  patience = PATIENCE,
): Promise<ReadyPicture> {
  const answer = await inThread({ kind: 'prepare', file, options }, patience);
  if (answer.kind !== 'prepare') throw refusalOf(answer);
  return answer.picture;
}

/** The part of a picture that shows something. Rejects with `seals.picture-*`. */
export async function findInk(file: Uint8Array, patience = PATIENCE): Promise<PictureClip> {
  const answer = await inThread({ kind: 'ink', file }, patience);
  if (answer.kind !== 'ink') throw refusalOf(answer);
  return answer.box;
}

/** A thread for each task: a hostile picture is ended with it, and holds nobody else up. */
async function inThread(task: PictureTask, patience: number): Promise<PictureAnswer> {
  const worker = new Worker(new URL('./picture.worker.ts', import.meta.url), { workerData: task });
  const answering = once(worker, 'message') as Promise<[PictureAnswer]>;
  try {
    if (!(await within(patience, answering))) throw PictureTooSlow({ seconds: patience / 1_000 });
    const [answer] = await answering;
    return answer;
  } catch (fault) {
    if (fault instanceof SealwrightError) throw fault;
    // The thread died of it: out of memory, or of something that no decoder expects.
    throw PictureUnreadable({ kind: pictureKind(task.file)?.toUpperCase() ?? '?' }, { cause: fault });
  } finally {
    // What it says after its end nobody hears.
    answering.catch(() => {});
    await worker.terminate();
  }
}

function refusalOf(answer: PictureAnswer): unknown {
  return answer.kind === 'refused' ? SealwrightError.fromRecord(answer.error) : PictureUnreadable({ kind: '?' });
}
