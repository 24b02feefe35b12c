import type { Localized, RpcClient, SealwrightError } from '@sealwright/core/api';
import type { pinDriverRpc } from '@sealwright/core/drivers/protocol';
import type { PinPageOutcome, PinRequest } from '@sealwright/shell/protocol';
import type { PinField } from './pin-field.ts';

export type PinClient = RpcClient<typeof pinDriverRpc>;

/** The driver, and how it is called. */
export interface PinDriverAccess {
  readonly client: PinClient;
  /** With a deadline where nobody else watches over it. */
  readonly options: { readonly deadline?: number };
}

/** What the dialog does for its user: logging in, or setting a PIN. It knows the fields and the driver, not the page. */
export interface PinWork {
  readonly request: PinRequest;
  readonly texts: PinWorkTexts;
  /** From top to bottom. */
  readonly fields: readonly PinField[];
  /** How it begins: what its user should know before typing, or why nothing can be typed. */
  readonly opening: { readonly warning?: string | undefined } | { readonly error: SealwrightError };
  /** Says at a field what can be said of it while it is typed. */
  review?(): void;
  /** The field that is not right yet, after it was told so there. */
  objection(): PinField | undefined;
  /** Takes the PINs out of their fields, gives them to the driver, once, and overwrites them. Rejects as the driver does. */
  hand(): Promise<PinPageOutcome>;
  /** What may be typed again after an error; nothing where that ends it. */
  mistakeOf(error: SealwrightError): PinMistake | undefined;
  /** Another error to end with, where one says the same better. */
  endOf?(error: SealwrightError): SealwrightError;
  /** For the person at the key. `wasBusy`: the driver was at work. */
  reasonOf(error: SealwrightError, wasBusy: boolean): Localized;
}

export interface PinWorkTexts {
  readonly title: Localized;
  /** Stands above the fields. */
  readonly note?: Localized;
  readonly confirm: Localized;
  readonly busy: Localized;
  /** What becomes of the PIN. */
  readonly privacy: Localized;
  /** Shown until its user closes the page; without, the page closes by itself. */
  readonly done?: { readonly headline: Localized; readonly detail: Localized };
}

export interface PinMistake {
  readonly field: PinField;
  readonly sentence: string;
}
