import type { ErrorRecord } from '@sealwright/core/api';

/** Names of the messages between preload scripts and the program. */
export const DESKTOP_CALL = 'sealwright.desktop-call';
export const DESKTOP_EVENT = 'sealwright.desktop-event';
export const PIN_REQUEST_PORTS = 'sealwright.pin-request-ports';

/** How a call comes back: Electron makes texts of errors that are thrown. */
export type CallAnswer = { readonly value: unknown } | { readonly error: ErrorRecord };
