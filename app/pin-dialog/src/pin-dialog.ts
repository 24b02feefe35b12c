/**
 * The dialog in which a PIN is typed. It runs on a page of its own, without any code of plugins, and hands the PIN to the
 * driver over `pin` and to nobody else. It logs in only when its user says so: a wrong PIN is told, and may be typed again.
 */
import {
  type Locale,
  type Localized,
  PinIncorrect,
  PinLocked,
  SealwrightError,
  TokenRemoved,
  type UnlockRequest,
} from '@sealwright/core/api';
import { pinDriverRpc } from '@sealwright/core/drivers/protocol';
import { type Channel, connect, RpcClosed, RpcDeadline } from '@sealwright/core/rpc';
import type { PinPageOutcome } from '@sealwright/shell/protocol';
import { isTooLong, logIn } from './log-in.ts';
import { inARow, texts, warnings } from './messages.ts';
import { type PinView, type PinViewState, pinView } from './pin-view.ts';

export interface PinDialogOptions {
  /** Emptied and filled. */
  readonly root: HTMLElement;
  readonly request: UnlockRequest;
  readonly locale: Locale;
  /** To the driver; the dialog uses it alone. */
  readonly pin: Channel;
  /** Longest time of one call to the driver, in milliseconds, where nobody else watches over it. */
  readonly deadline?: number;
}

export interface PinDialog {
  /** How it ended: by a login, by its user, or by an error that its user has read. Never rejects. */
  readonly outcome: Promise<PinPageOutcome>;
  /** Whether a login is on its way: what closes the page now loses it. */
  readonly isBusy: boolean;
}

export function showPinDialog(options: PinDialogOptions): PinDialog {
  return new Dialog(options);
}

class Dialog implements PinDialog {
  readonly outcome: Promise<PinPageOutcome>;
  private readonly options: PinDialogOptions;
  private readonly view: PinView;
  private readonly logIn: (field: HTMLInputElement) => Promise<string>;
  private state: PinViewState['kind'] = 'ready';
  /** What closing reports. */
  private closing: PinPageOutcome = { kind: 'cancelled' };
  private settle: (outcome: PinPageOutcome) => void = () => {};

  constructor(options: PinDialogOptions) {
    const { root, request, locale, pin, deadline } = options;
    this.options = options;
    this.outcome = new Promise((resolve) => {
      this.settle = resolve;
    });
    const client = connect(pin, pinDriverRpc);
    this.logIn = (field) => logIn(field, { client, token: request.token.id, deadline });
    this.view = pinView(root, request, locale);
    this.listen(root);
    if (request.pin.state === 'locked') this.end(PinLocked({}));
    else this.ask(this.warningOf(request.pin));
    // A login that was on its way tells more than that the connection is gone.
    void pin.closed.then(() => {
      if (this.state === 'ready') this.end(RpcClosed({}));
    });
  }

  get isBusy(): boolean {
    return this.state === 'busy';
  }

  private listen(root: HTMLElement): void {
    const { field, confirm, cancel } = this.view;
    const isReady = () => this.state === 'ready' && field.value !== '';
    confirm.addEventListener('click', () => void this.submit());
    cancel.addEventListener('click', () => this.close());
    field.addEventListener('input', () => {
      confirm.disabled = !isReady();
    });
    root.ownerDocument.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
      if (event.key === 'Enter' && event.target === field && !event.isComposing) void this.submit();
    });
    for (const type of ['keydown', 'keyup', 'mousedown'] as const) {
      root.ownerDocument.addEventListener(type, (event) =>
        this.view.showCapsLock(this.state === 'ready' && event.getModifierState('CapsLock')),
      );
    }
  }

  private async submit(): Promise<void> {
    const { field } = this.view;
    if (this.state !== 'ready' || field.value === '') return;
    if (isTooLong(field)) return this.ask(undefined, texts.tooLong[this.options.locale]);
    this.show({ kind: 'busy' });
    try {
      this.settle({ kind: 'session', session: await this.logIn(field) });
    } catch (fault) {
      this.judge(fault instanceof SealwrightError ? fault : RpcClosed({}));
    }
  }

  /** Only a wrong PIN may be typed again. After anything else nobody knows what the device made of the login. */
  private judge(error: SealwrightError): void {
    if (!PinIncorrect.is(error)) {
      this.end(error);
      return;
    }
    const { triesLeft } = error.data;
    if (triesLeft === 0) {
      this.end(PinLocked({}));
      return;
    }
    const state = triesLeft === 1 ? 'last-try' : 'ok';
    const left = triesLeft === null || triesLeft === 1 ? {} : { triesLeft };
    this.ask(this.warningOf({ state, ...left }, true), texts.incorrect[this.options.locale]);
  }

  private ask(warning: string | undefined, mistake?: string): void {
    const { field, confirm } = this.view;
    this.show({ kind: 'ready', ...(warning !== undefined && { warning }), ...(mistake !== undefined && { mistake }) });
    field.value = '';
    confirm.disabled = true;
    field.focus();
  }

  private end(error: SealwrightError): void {
    this.closing = { kind: 'failed', error: error.toJSON() as Extract<PinPageOutcome, { kind: 'failed' }>['error'] };
    this.view.field.value = '';
    this.show({ kind: 'ended', reason: reasonOf(error)[this.options.locale] });
    this.view.cancel.focus();
  }

  private close(): void {
    if (this.state !== 'busy') this.settle(this.closing);
  }

  private show(state: PinViewState): void {
    this.state = state.kind;
    this.view.show(state);
    if (state.kind !== 'ready') this.view.showCapsLock(false);
  }

  private warningOf({ state, triesLeft }: UnlockRequest['pin'], afterMistake = false): string | undefined {
    const { locale } = this.options;
    const warning = afterMistake && state === 'ok' ? undefined : warnings[state]?.[locale];
    const isWorthTelling = triesLeft !== undefined && (afterMistake || state === 'few-left');
    const tries = isWorthTelling ? texts.triesLeft[locale].replace('{tries}', String(triesLeft)) : undefined;
    return inARow([warning, tries], locale) || undefined;
  }
}

/** For the person at the key: what the connection or the device did, in plain words. */
function reasonOf(error: SealwrightError): Localized {
  if (RpcClosed.is(error)) return texts.driverGone;
  if (RpcDeadline.is(error)) return texts.deviceSilent;
  if (TokenRemoved.is(error)) return texts.removed;
  return error.sentence;
}
