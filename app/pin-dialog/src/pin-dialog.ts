/**
 * The dialog in which PINs are typed. It runs on a page of its own, without any code of plugins, and hands the PINs to
 * the driver and to nobody else. It does so only when its user says so: a wrong PIN is told, and may be typed again.
 */
import { type Locale, SealwrightError } from '@sealwright/core/api';
import { type Channel, RpcClosed } from '@sealwright/core/rpc';
import type { PinPageOutcome } from '@sealwright/shell/protocol';
import { texts } from './messages.ts';
import { type PinView, type PinViewState, pinView } from './pin-view.ts';
import type { PinWork } from './pin-work.ts';
import { isTooLong } from './typed-pin.ts';

export interface PinDialogOptions {
  /** Emptied and filled. */
  readonly root: HTMLElement;
  readonly work: PinWork;
  readonly locale: Locale;
  /** To the driver; what goes over it is the work's business. */
  readonly pin: Channel;
  /** Told how it ended, once, as soon as that is certain. */
  readonly report: (outcome: PinPageOutcome) => void;
  /** Told when its user has read that. */
  readonly close: () => void;
}

export interface PinDialog {
  /** Whether the driver is at work: what closes the page now loses what becomes of it. */
  readonly isBusy: boolean;
}

export function showPinDialog(options: PinDialogOptions): PinDialog {
  return new Dialog(options);
}

class Dialog implements PinDialog {
  private readonly options: PinDialogOptions;
  private readonly view: PinView;
  private state: PinViewState['kind'] = 'ready';
  private isTold = false;

  constructor(options: PinDialogOptions) {
    const { root, work, locale, pin } = options;
    this.options = options;
    this.view = pinView(root, work, locale);
    this.listen(root);
    if ('error' in work.opening) this.end(work.opening.error, false);
    else this.ask({ kind: 'ready', ...work.opening });
    // A call that was on its way tells more than that the connection is gone.
    void pin.closed.then(() => {
      if (this.state === 'ready') this.end(RpcClosed({}), false);
    });
  }

  get isBusy(): boolean {
    return this.state === 'busy';
  }

  private listen(root: HTMLElement): void {
    const { confirm, cancel } = this.view;
    const { work } = this.options;
    const { fields } = work;
    confirm.addEventListener('click', () => void this.submit());
    cancel.addEventListener('click', () => this.close());
    for (const field of fields) {
      field.input.addEventListener('input', () => {
        field.mark(false);
        work.review?.();
        this.allowConfirm();
      });
    }
    const page = root.ownerDocument;
    page.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
      const isTyping = fields.some(({ input }) => input === event.target);
      if (event.key === 'Enter' && isTyping && !event.isComposing) void this.submit();
    });
    for (const type of ['keydown', 'keyup', 'mousedown'] as const) {
      page.addEventListener(type, (event) => {
        const isOn = this.state === 'ready' && event.getModifierState('CapsLock');
        for (const field of fields) field.showCapsLock(isOn && field.input === page.activeElement);
      });
    }
  }

  private async submit(): Promise<void> {
    const { work, locale } = this.options;
    if (this.state !== 'ready') return;
    const long = work.fields.find(({ input }) => isTooLong(input));
    if (long) {
      this.ask({ kind: 'ready', mistake: texts.tooLong[locale], at: long });
      return;
    }
    const objected = work.fields.find(({ input }) => input.value === '') ?? work.objection();
    if (objected) {
      objected.input.focus();
      return;
    }
    this.show({ kind: 'busy' });
    try {
      const handed = work.hand();
      work.review?.();
      this.succeed(await handed);
    } catch (fault) {
      this.judge(fault instanceof SealwrightError ? fault : RpcClosed({}));
    }
  }

  private succeed(outcome: PinPageOutcome): void {
    this.tell(outcome);
    if (!this.options.work.texts.done) {
      this.options.close();
      return;
    }
    this.show({ kind: 'done' });
    this.view.cancel.focus();
  }

  /** After anything but a mistake of its user, nobody knows what the device made of the call. */
  private judge(error: SealwrightError): void {
    const wrong = this.options.work.mistakeOf(error);
    if (wrong) this.ask({ kind: 'ready', mistake: wrong.sentence, at: wrong.field });
    else this.end(error, true);
  }

  private ask(state: PinViewState): void {
    this.show(state);
    this.clear();
    this.options.work.fields[0]?.input.focus();
  }

  private end(fault: SealwrightError, wasBusy: boolean): void {
    const { work, locale } = this.options;
    const error = work.endOf?.(fault) ?? fault;
    this.tell({ kind: 'failed', error: error.toJSON() as Extract<PinPageOutcome, { kind: 'failed' }>['error'] });
    this.clear();
    this.show({ kind: 'ended', reason: work.reasonOf(error, wasBusy)[locale] });
    this.view.cancel.focus();
  }

  private clear(): void {
    const { work } = this.options;
    for (const { input } of work.fields) input.value = '';
    work.review?.();
    this.allowConfirm();
  }

  private close(): void {
    if (this.state === 'busy') return;
    this.tell({ kind: 'cancelled' });
    this.clear();
    this.options.close();
  }

  private tell(outcome: PinPageOutcome): void {
    if (this.isTold) return;
    this.isTold = true;
    this.options.report(outcome);
  }

  private allowConfirm(): void {
    this.view.confirm.disabled = this.options.work.fields.some(({ input }) => input.value === '');
  }

  private show(state: PinViewState): void {
    this.state = state.kind;
    this.view.show(state);
  }
}
