/**
 * Between the preload script of a workbench window and the program: the calls behind `DesktopApi`. The preload script uses
 * the types only; the program checks every call against the schemas.
 */
import { bytes, defineRpc } from '@sealwright/core/api';
import type { DesktopHostState, DesktopWindowState } from '@sealwright/shell/protocol';
import { Type } from 'typebox';

const text = Type.String({ maxLength: 1_000 });
const path = Type.String({ minLength: 1, maxLength: 32_768 });

const filters = Type.Array(
  Type.Object({
    name: text,
    extensions: Type.Array(Type.String({ pattern: '^[A-Za-z0-9*]{1,20}$' }), { maxItems: 20 }),
  }),
  { maxItems: 20 },
);

const menuItem = Type.Union([
  Type.Object({ kind: Type.Literal('separator') }),
  Type.Object({
    kind: Type.Literal('item'),
    id: text,
    title: text,
    shortcut: Type.Optional(Type.String({ maxLength: 100 })),
    enabled: Type.Boolean(),
    checked: Type.Optional(Type.Boolean()),
  }),
]);

export const DesktopAppearance = Type.Object({
  theme: Type.Enum(['light', 'dark', 'high-contrast']),
  locale: Type.Enum(['zh-CN', 'en']),
  background: Type.String({ pattern: '^#[0-9a-fA-F]{6}$' }),
});

/** Of paper in millimetres; PDF's largest page has 5,080 (ISO 32000-2, annex C), before its user unit. */
const side = Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000 });
const printJob = Type.String({ minLength: 1, maxLength: 100 });

export const desktopRpc = defineRpc('desktop', {
  /** A port to the plugin host follows, as a message of its own. */
  requestPluginHost: { params: Type.Tuple([]), result: Type.Void() },
  restartHost: { params: Type.Tuple([]), result: Type.Void() },
  log: {
    params: Type.Tuple([Type.Enum(['debug', 'info', 'warn', 'error']), Type.String({ maxLength: 5_000 })]),
    result: Type.Void(),
  },
  /** The states of window and plugin host follow, as events. */
  watch: { params: Type.Tuple([]), result: Type.Void() },
  /** What the user has wanted of the page before it stood follows, as events. */
  listen: { params: Type.Tuple([]), result: Type.Void() },
  minimise: { params: Type.Tuple([]), result: Type.Void() },
  toggleMaximise: { params: Type.Tuple([]), result: Type.Void() },
  close: { params: Type.Tuple([]), result: Type.Void() },
  /** Answers the event `close-request`. */
  answerClose: { params: Type.Tuple([Type.Boolean()]), result: Type.Void() },
  setAppearance: { params: Type.Tuple([DesktopAppearance]), result: Type.Void() },
  setMenuBar: {
    params: Type.Tuple([
      Type.Array(
        Type.Object({
          title: text,
          isApp: Type.Optional(Type.Literal(true)),
          items: Type.Array(menuItem, { maxItems: 200 }),
        }),
        { maxItems: 20 },
      ),
    ]),
    result: Type.Void(),
  },
  /** `null` for none. */
  setTray: {
    params: Type.Tuple([Type.Union([Type.Array(menuItem, { maxItems: 50 }), Type.Null()])]),
    result: Type.Void(),
  },
  pickFiles: {
    params: Type.Tuple([Type.Object({ title: text, folder: Type.Optional(path), many: Type.Boolean(), filters })]),
    result: Type.Array(path),
  },
  pickSavePath: {
    params: Type.Tuple([Type.Object({ title: text, suggestion: path, filters })]),
    result: Type.Union([path, Type.Null()]),
  },
  revealFile: { params: Type.Tuple([path]), result: Type.Void() },
  openExternal: { params: Type.Tuple([Type.String({ maxLength: 2_000 })]), result: Type.Boolean() },
  openInReader: { params: Type.Tuple([bytes(1024 ** 3), text]), result: Type.Void() },
  beginPrint: { params: Type.Tuple([text]), result: printJob },
  addPrintedPage: {
    params: Type.Tuple([printJob, Type.Object({ width: side, height: side, picture: bytes(200_000_000) })]),
    result: Type.Void(),
  },
  print: { params: Type.Tuple([printJob]), result: Type.Void() },
  endPrint: { params: Type.Tuple([printJob]), result: Type.Void() },
  /** `null` for none. */
  setProgress: {
    params: Type.Tuple([Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()])]),
    result: Type.Void(),
  },
});

/** What the program tells a window unasked. */
export type DesktopEvent =
  | { readonly kind: 'window-state'; readonly state: DesktopWindowState }
  | { readonly kind: 'host-state'; readonly state: DesktopHostState }
  | { readonly kind: 'menu-item'; readonly id: string }
  | { readonly kind: 'open-files'; readonly paths: readonly string[] }
  /** Answered by `answerClose`. */
  | { readonly kind: 'close-request'; readonly isLast: boolean };
