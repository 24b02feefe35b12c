import { createReadStream } from 'node:fs';
import { addAbortSignal, type Readable } from 'node:stream';
import type { Locale, PinDriver, PinEntry, UnlockRequest } from '@sealwright/core/api';
import { PinCancelled, PinEmpty, PinTooLong, PinUnavailable, PinUnreadable } from './errors.ts';

const LONGEST_PIN = 256;
const ENTER = [0x0a, 0x0d];
const BACKSPACE = [0x08, 0x7f];
const CANCEL = [0x03, 0x04, 0x1b];

export interface PinOrigin {
  readonly stdin: boolean;
  readonly fd: number | undefined;
}

/** Where the terminal gets the PIN from and whom it hands it to; the bytes are overwritten before `unlock` returns. */
export class TerminalPinEntry implements PinEntry {
  private readonly origin: PinOrigin;
  private readonly locale: Locale;
  private readonly driver: (id: string) => Promise<PinDriver>;

  constructor(origin: PinOrigin, locale: Locale, driver: (id: string) => Promise<PinDriver>) {
    this.origin = origin;
    this.locale = locale;
    this.driver = driver;
  }

  async unlock(request: UnlockRequest, signal?: AbortSignal): Promise<{ readonly session: string }> {
    const driver = await this.driver(request.driver);
    const pin = await this.read(request, signal);
    try {
      return { session: await driver.login(request.token.id, pin) };
    } finally {
      pin.fill(0);
    }
  }

  private read(request: UnlockRequest, signal?: AbortSignal): Promise<Uint8Array> {
    const { fd, stdin } = this.origin;
    if (fd !== undefined) return firstLine(createReadStream('', { fd, autoClose: false }), signal);
    if (stdin) return firstLine(process.stdin, signal);
    if (!process.stdin.isTTY) throw PinUnavailable({});
    return typedLine(process.stdin, prompt(request, this.locale), signal).finally(() => process.stderr.write('\n'));
  }
}

function prompt({ token, pin, purpose }: UnlockRequest, locale: Locale): string {
  const warnings = {
    ok: { 'zh-CN': '', en: '' },
    'few-left': { 'zh-CN': '剩余次数不多，', en: 'Few tries left. ' },
    'last-try': { 'zh-CN': '最后一次机会，', en: 'Last try. ' },
    locked: { 'zh-CN': '', en: '' },
  } as const;
  const digest = purpose.digest ? ` (${purpose.digest.slice(0, 16)}…)` : '';
  const warning = warnings[pin.state][locale];
  return locale === 'en'
    ? `${token.label} · ${purpose.subject}${digest}\n${warning}PIN: `
    : `${token.label} · ${purpose.subject}${digest}\n${warning}请输入 PIN 码：`;
}

/** The bytes before the first line end; every buffer that held them is overwritten. */
async function firstLine(stream: Readable, signal?: AbortSignal): Promise<Uint8Array> {
  const line = new Line();
  try {
    for await (const chunk of (signal ? addAbortSignal(signal, stream) : stream) as AsyncIterable<Buffer>) {
      const end = chunk.findIndex((byte) => ENTER.includes(byte));
      line.add(end < 0 ? chunk : chunk.subarray(0, end));
      chunk.fill(0);
      if (end >= 0) break;
    }
  } catch (fault) {
    line.wipe();
    if (signal?.aborted) throw PinCancelled({});
    throw PinUnreadable({ reason: (fault as NodeJS.ErrnoException).code ?? 'unknown' }, { cause: fault });
  }
  return line.take();
}

/** Reads a line from the terminal without showing it. The echo is off before the question stands there. */
function typedLine(terminal: NodeJS.ReadStream, question: string, signal?: AbortSignal): Promise<Uint8Array> {
  const line = new Line();
  return new Promise<Uint8Array>((resolve, reject) => {
    const finish = (settle: () => void) => {
      terminal.off('data', onData);
      signal?.removeEventListener('abort', onAbort);
      terminal.setRawMode(false);
      terminal.pause();
      settle();
    };
    const cancel = () => finish(() => reject(PinCancelled({})));
    const onAbort = () => {
      line.wipe();
      cancel();
    };
    const onData = (chunk: Buffer) => {
      for (const byte of chunk) {
        if (ENTER.includes(byte)) return finish(() => takeOrReject(line, resolve, reject));
        if (CANCEL.includes(byte)) return onAbort();
        if (BACKSPACE.includes(byte)) line.back();
        else line.add(Uint8Array.of(byte));
      }
      chunk.fill(0);
    };
    terminal.setRawMode(true);
    process.stderr.write(question);
    terminal.on('data', onData);
    signal?.addEventListener('abort', onAbort, { once: true });
    terminal.resume();
  });
}

function takeOrReject(line: Line, resolve: (pin: Uint8Array) => void, reject: (error: unknown) => void): void {
  try {
    resolve(line.take());
  } catch (error) {
    reject(error);
  }
}

/** A line in bytes that can be overwritten, unlike a string. */
class Line {
  private readonly bytes = new Uint8Array(LONGEST_PIN);
  private length = 0;
  private tooLong = false;

  add(more: Uint8Array): void {
    const fitting = more.subarray(0, LONGEST_PIN - this.length);
    this.bytes.set(fitting, this.length);
    this.length += fitting.length;
    this.tooLong ||= fitting.length < more.length;
  }

  back(): void {
    // A character of several bytes in UTF-8 goes as a whole: 10xxxxxx continues one.
    while (this.length > 0 && ((this.bytes[--this.length] ?? 0) & 0xc0) === 0x80);
  }

  take(): Uint8Array {
    if (this.tooLong) {
      this.wipe();
      throw PinTooLong({ longest: LONGEST_PIN });
    }
    if (this.length === 0) throw PinEmpty({});
    const pin = this.bytes.slice(0, this.length);
    this.wipe();
    return pin;
  }

  wipe(): void {
    this.bytes.fill(0);
    this.length = 0;
  }
}
