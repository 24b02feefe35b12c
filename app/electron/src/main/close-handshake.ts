import type { BrowserWindow } from 'electron';

/**
 * Asks the page before its window closes. `ask` sends the question; `answer` takes what the page says. A page that is gone
 * cannot keep its window open; one that hangs is what `watchForTrouble` is for.
 */
export class CloseHandshake {
  private readonly window: BrowserWindow;
  private state: 'open' | 'asked' | 'allowed' = 'open';

  constructor(window: BrowserWindow, ask: () => void) {
    this.window = window;
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
  }
}
