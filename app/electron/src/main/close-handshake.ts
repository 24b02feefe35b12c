import type { BrowserWindow } from 'electron';

export interface CloseHandshakeOptions {
  /** Sends the question to the page. */
  readonly ask: () => void;
  /** Told when the page wants its window to stay open. */
  readonly onRefused: () => void;
}

/**
 * Asks the page before its window closes; `answer` takes what the page says. A page that is gone cannot keep its window
 * open; one that hangs is what `watchForTrouble` is for.
 */
export class CloseHandshake {
  private readonly window: BrowserWindow;
  private readonly onRefused: () => void;
  private state: 'open' | 'asked' | 'allowed' = 'open';

  constructor(window: BrowserWindow, { ask, onRefused }: CloseHandshakeOptions) {
    this.window = window;
    this.onRefused = onRefused;
    window.on('close', (event) => {
      if (this.state === 'allowed' || window.webContents.isCrashed()) return;
      event.preventDefault();
      if (this.state === 'asked') return;
      this.state = 'asked';
      ask();
    });
    // A page that is loaded anew knows nothing of the question.
    window.webContents.on('did-navigate', () => {
      if (this.state === 'asked') this.state = 'open';
    });
  }

  answer(mayClose: boolean): void {
    if (this.state !== 'asked') return;
    this.state = mayClose ? 'allowed' : 'open';
    if (mayClose) this.window.close();
    else this.onRefused();
  }
}
