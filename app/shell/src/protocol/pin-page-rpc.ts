/**
 * Between the PIN page (`app/pin-dialog`) and the shell's own process: what the page shows, and how it ended. No PIN is
 * in it: the page gives it to the driver by `pinDriverRpc` of `@sealwright/core/drivers/protocol` on a second channel.
 *
 * In the desktop app the two channels are two message ports; the second one ends in the driver's process. In a browser
 * they are the channels 'page' and 'pin' of one socket (`splitChannel`), and the server answers `pinDriverRpc` from
 * `DriverSupervisor.pin`. The page connects to `socket` beside its own address, with the same query.
 */
import { defineRpc } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { SetPinRequest, UnlockRequest } from './pin-rpc.ts';

/** What the desktop's preload script puts into the PIN page as `sealwrightPin`. A browser has none. */
export interface PinDesktopApi {
  /** Asks for the ports: they come as a `message` event of the window itself with the data `PIN_PORTS`. */
  requestPorts(): void;
}

/** Marks the window's own message that carries two ports: to the program, to the driver. */
export const PIN_PORTS = 'sealwright.pin-ports';

/** What the frame's socket is split into. */
export const PIN_PAGE_PARTS = ['page', 'pin'] as const;
/** Longest message of the frame's socket, in bytes. */
export const PIN_MESSAGE_LIMIT = 64 * 1024;

/** What the page asks for: the PIN, or a new one. */
export const PinRequest = Type.Union([UnlockRequest, SetPinRequest]);
export type PinRequest = Static<typeof PinRequest>;

/** Size of the window or frame that fits the page, in CSS pixels. */
export function pinPageSize(request: PinRequest): { readonly width: number; readonly height: number } {
  const width = 440;
  if ('task' in request) return { width, height: request.task === 'change' ? 548 : 604 };
  return { width, height: request.pinPerSignature ? 470 : 424 };
}

const localized = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });

export const PinPageContent = Type.Object({
  request: PinRequest,
  /** Longest time of one call to the driver, in milliseconds, where the page has to watch over it. */
  deadline: Type.Optional(Type.Integer({ minimum: 100 })),
  locale: Type.Enum(['zh-CN', 'en']),
  theme: Type.Enum(['light', 'dark', 'high-contrast']),
});
export type PinPageContent = Static<typeof PinPageContent>;

export const PinPageOutcome = Type.Union([
  /** The driver's id of the session that was opened. */
  Type.Object({ kind: Type.Literal('session'), session: Type.String({ minLength: 1, maxLength: 1_000 }) }),
  /** The new PIN holds. */
  Type.Object({ kind: Type.Literal('pin-set') }),
  Type.Object({ kind: Type.Literal('cancelled') }),
  /** An `ErrorRecord`. */
  Type.Object({
    kind: Type.Literal('failed'),
    error: Type.Object({
      code: Type.String({ maxLength: 200 }),
      data: Type.Unsafe<Record<string, never>>(Type.Object({})),
      sentence: localized,
    }),
  }),
]);
export type PinPageOutcome = Static<typeof PinPageOutcome>;

/** The page calls, the shell answers. Each dialog has a connection of its own. */
export const pinPageRpc = defineRpc('pin-page', {
  content: { params: Type.Tuple([]), result: PinPageContent },
  /** How it ended, told as soon as that is certain: the user may still read it, and may close the page by force. */
  report: { params: Type.Tuple([PinPageOutcome]), result: Type.Void() },
  /** The last call of a page: the user has read it, and the shell closes it. */
  close: { params: Type.Tuple([]), result: Type.Void() },
});
