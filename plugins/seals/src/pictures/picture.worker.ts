/** The thread that one picture is made ready in: whatever the picture does to it ends with it. */
import { parentPort, workerData } from 'node:worker_threads';
import { SealwrightError } from '@sealwright/core/api';
import { inkBox } from './ink-box.ts';
import type { PictureAnswer, PictureTask } from './picture-thread.ts';
import { asPng, readyPicture } from './ready-picture.ts';

async function answer(task: PictureTask): Promise<PictureAnswer> {
  try {
    const { file } = task;
    if (task.kind === 'convert') return { kind: 'convert', png: await asPng(file, task.widthMm) };
    if (task.kind === 'ink') return { kind: 'ink', box: await inkBox(file) };
    return { kind: 'prepare', picture: await readyPicture(file, task.options) };
  } catch (fault) {
    if (fault instanceof SealwrightError) return { kind: 'refused', error: fault.toJSON() };
    throw fault;
  }
}

void answer(workerData as PictureTask).then((given) => parentPort?.postMessage(given));
