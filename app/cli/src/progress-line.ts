import { columnsOf } from '@sealwright/core/api';
import { terminalText } from './terminal-text.ts';

const BAR = 20;
const CLEAR = '\r\x1b[K';

/** `CliInvocation.progress`: on a terminal the last line may be a bar that the next call draws over. */
export class ProgressLine {
  private readonly out: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>;
  private isBar = false;

  constructor(out: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>) {
    this.out = out;
  }

  show(text: string, share?: number): void {
    const line = terminalText(text);
    if (!this.out.isTTY) {
      if (share !== undefined) this.out.write(`${percent(share)} ${line}\n`);
      return;
    }
    this.clear();
    if (share === undefined) this.out.write(`${line}\n`);
    else this.out.write(this.bar(line, share));
    this.isBar = share !== undefined;
  }

  /** Takes the bar away, for other lines. */
  clear(): void {
    if (this.isBar) this.out.write(CLEAR);
    this.isBar = false;
  }

  /** One column stays free: a full line would wrap, and only its end would be cleared. */
  private bar(text: string, share: number): string {
    const full = Math.round(Math.min(1, Math.max(0, share)) * BAR);
    const head = `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}] ${percent(share)} `;
    return head + cut(text.replaceAll('\n', ' '), (this.out.columns || 80) - head.length - 1);
  }
}

function percent(share: number): string {
  return `${Math.floor(share * 100)}%`.padStart(4);
}

/** As much of the text as fits. */
function cut(text: string, columns: number): string {
  let shown = '';
  let taken = 0;
  for (const character of text) {
    taken += columnsOf(character);
    if (taken > columns) break;
    shown += character;
  }
  return shown;
}
