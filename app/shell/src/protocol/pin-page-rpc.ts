/**
 * Between the PIN page (`app/pin-dialog`) and the shell's own process: what the page shows, and how it ended. The PIN is
 * not in it: the page gives it to the driver by `pinDriverRpc` of `@sealwright/core/drivers/protocol` on a second channel.
 *
 * In the desktop app the two channels are two message ports; the second one ends in the driver's process. In a browser
 * they are the channels 'page' and 'pin' of one socket (`splitChannel`), and the server answers `pinDriverRpc` from
 * `DriverSupervisor.pin`. The page connects to `socket` beside its own address, with the same query.
 */
import { defineRpc } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { UnlockRequest } from './pin-rpc.ts';

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
/** Size of the window or frame that fits the page, in CSS pixels. */
export const PIN_PAGE_SIZE = { width: 440, height: 424 };

const localized = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });

export const PinPageContent = Type.Object({
  request: UnlockRequest,
  /** Longest time of one call to the driver, in milliseconds, where the page has to watch over it. */
  deadline: Type.Optional(Type.Integer({ minimum: 100 })),
  locale: Type.Enum(['zh-CN', 'en']),
  theme: Type.Enum(['light', 'dark', 'high-contrast']),
});
export type PinPageContent = Static<typeof PinPageContent>;

export const PinPageOutcome = Type.Union([
  /** The driver's id of the session that was opened. */
  Type.Object({ kind: Type.Literal('session'), session: Type.String({ minLength: 1, maxLength: 1_000 }) }),
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
  /** The last call of a page; the shell closes it then. */
  report: { params: Type.Tuple([PinPageOutcome]), result: Type.Void() },
});
