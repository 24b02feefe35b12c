import { PinCancelled } from './errors.ts';
import { PinBytes } from './pin-bytes.ts';

const ENTER = [0x0a, 0x0d];
const BACKSPACE = [0x08, 0x7f];
const CANCEL = [0x03, 0x04, 0x1b];

/**
 * Reads a PIN from the terminal without showing it. The echo is off before the question stands there. Rejects with
 * `pin.cancelled`, `pin.too-long` and `pin.empty`.
 */
export function typedPin(terminal: NodeJS.ReadStream, question: string, signal?: AbortSignal): Promise<Uint8Array> {
  const typed = new PinBytes();
  return new Promise<Uint8Array>((resolve, reject) => {
    const finish = () => {
      terminal.off('data', onData);
      signal?.removeEventListener('abort', cancel);
      terminal.setRawMode(false);
      terminal.pause();
      process.stderr.write('\n');
    };
    const cancel = () => {
      typed.wipe();
      finish();
      reject(PinCancelled({}));
    };
    const enter = () => {
      finish();
      try {
        resolve(typed.take());
      } catch (error) {
        reject(error);
      }
    };
    const onData = (chunk: Buffer) => {
      const end = chunk.findIndex((byte) => ENTER.includes(byte) || CANCEL.includes(byte));
      for (const byte of end < 0 ? chunk : chunk.subarray(0, end)) {
        if (BACKSPACE.includes(byte)) typed.back();
        else typed.add(Uint8Array.of(byte));
      }
      const key = chunk[end];
      chunk.fill(0);
      if (key !== undefined) (ENTER.includes(key) ? enter : cancel)();
    };
    if (signal?.aborted) {
      reject(PinCancelled({}));
      return;
    }
    terminal.setRawMode(true);
    process.stderr.write(question);
    terminal.on('data', onData);
    signal?.addEventListener('abort', cancel, { once: true });
    terminal.resume();
  });
}
