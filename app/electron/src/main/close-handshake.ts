import type { BrowserWindow } from 'electron';

export interface CloseHandshakeOptions {
  /** Sends the question to the page; `isLast`: no other window goes on with the documents. */
  readonly send: (isLast: boolean) => void;
  /** Told when somebody wants to close the window. */
  readonly onRequest: () => void;
}

interface Question {
  readonly isLast: boolean;
  readonly answered: Promise<boolean>;
  readonly answer: (mayClose: boolean) => void;
}

/**
 * Keeps a window open until its page was asked and `close` is called; `answer` takes what the page says. A page that is
 * gone cannot keep its window open; one that hangs is what `watchForTrouble` is for.
 */
export class CloseHandshake {
  private readonly window: BrowserWindow;
  private readonly send: CloseHandshakeOptions['send'];
  private question: Question | undefined;
  private allowed = false;

  constructor(window: BrowserWindow, { send, onRequest }: CloseHandshakeOptions) {
    this.window = window;
    this.send = send;
    window.on('close', (event) => {
      if (this.allowed || window.webContents.isCrashed()) return;
      event.preventDefault();
      onRequest();
    });
    // A page that is loaded anew knows nothing of the question.
    window.webContents.on('did-navigate', () => this.answer(false));
    window.once('closed', () => this.answer(true));
  }

  /** Whether the window closes, or has closed, without a question. */
  get isAllowed(): boolean {
    return this.allowed;
  }

  /** Asks the page, which gets one question at a time: who asks meanwhile shares the answer as far as it holds for him. */
  async mayClose(isLast: boolean): Promise<boolean> {
    const { window, question: pending } = this;
    if (this.allowed || window.isDestroyed() || window.webContents.isCrashed()) return true;
    if (pending) {
      if (!(await pending.answered)) return false;
      return pending.isLast || !isLast || this.mayClose(isLast);
    }
    const question = newQuestion(isLast);
    this.question = question;
    this.send(isLast);
    return question.answered;
  }

  answer(mayClose: boolean): void {
    this.question?.answer(mayClose);
    this.question = undefined;
  }

  /** Closes the window without a question. */
  close(): void {
    this.allowed = true;
    if (!this.window.isDestroyed()) this.window.close();
  }
}

function newQuestion(isLast: boolean): Question {
  let answer: Question['answer'] = () => {};
  const answered = new Promise<boolean>((resolve) => {
    answer = resolve;
  });
  return { isLast, answered, answer };
}
