/**
 * Between a window in a browser and the server that it came from: what the desktop's own process does for a window. The
 * window opens a WebSocket at `WINDOW_SOCKET` and splits it by `WINDOW_PARTS`: `workbench` leads to the plugin host
 * (`workbenchRpc`), `shell` to the server (`browserShellRpc`). The server closes the socket when the plugin host has
 * ended; a window that connects anew is served by the next one.
 */
import { defineRpc, type ErrorData, moment } from '@sealwright/core/api';
import { Type } from 'typebox';

export const WINDOW_SOCKET = '/workbench';
export const WINDOW_PARTS = ['workbench', 'shell'] as const;
/** Longest message between a window and the plugin host, in bytes. */
export const WINDOW_MESSAGE_LIMIT = 64 * 1024 * 1024;

const path = Type.String({ minLength: 1, maxLength: 4_096 });
const localized = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });
const errorRecord = Type.Object({
  code: Type.String(),
  data: Type.Unsafe<ErrorData>(Type.Object({})),
  sentence: localized,
});

const place = Type.Object({
  kind: Type.Enum(['home', 'desktop', 'documents', 'downloads', 'drive']),
  /** Absolute. */
  path,
  /** Last part of the path; for a drive the path itself. */
  name: Type.String(),
});

const folderEntry = Type.Object({
  name: Type.String(),
  /** Absolute. */
  path,
  kind: Type.Enum(['folder', 'file']),
  /** In bytes; 0 for folders. */
  size: Type.Number(),
  modified: moment(),
});

const folder = Type.Object({
  /** Absolute and normalised. */
  path,
  /** The folder above; none for a root. */
  parent: Type.Optional(path),
  /** Folders first, then files, each by name. Hidden ones are left out. */
  entries: Type.Array(folderEntry),
  /** Whether there were more entries than are listed. */
  truncated: Type.Boolean(),
});

const saveTarget = Type.Object({
  /** Absolute. */
  path,
  exists: Type.Boolean(),
});

const hostState = Type.Union([
  Type.Object({ state: Type.Literal('starting') }),
  Type.Object({ state: Type.Literal('running') }),
  /** It has not answered for long; `restartHost` ends it. */
  Type.Object({ state: Type.Literal('unresponsive') }),
  /** It crashed too often and is not started again by itself; `error` says so. */
  Type.Object({ state: Type.Literal('failed'), error: errorRecord }),
]);

const pinFrame = Type.Union([
  /** Show the address in an `iframe`, modal, with `sandbox="allow-scripts allow-same-origin"`: the PIN is typed there. */
  Type.Object({
    kind: Type.Literal('show'),
    id: Type.String(),
    address: Type.String(),
    /** What the page wants, in CSS pixels. */
    size: Type.Object({ width: Type.Integer({ minimum: 1 }), height: Type.Integer({ minimum: 1 }) }),
  }),
  Type.Object({ kind: Type.Literal('hide'), id: Type.String() }),
]);

export const browserShellRpc = defineRpc('browser-shell', {
  /** Where a file dialog can begin: folders of the user that exist, and drives. */
  places: { params: Type.Tuple([]), result: Type.Array(place) },
  /** Folders, and files with one of the endings ('.pdf'; all files for an empty list). `files.*` errors. */
  listFolder: {
    params: Type.Tuple([path, Type.Array(Type.String({ maxLength: 20 }), { maxItems: 20 })]),
    result: folder,
  },
  /** Whether a file of that name can be saved in the folder. `files.*` errors say why not. */
  checkSaveTarget: { params: Type.Tuple([path, Type.String({ minLength: 1, maxLength: 255 })]), result: saveTarget },
  /** Absolute paths of the files that the program was started with, for the first window that asks; none afterwards. */
  takeFiles: { params: Type.Tuple([]), result: Type.Array(path) },
  /** The files have arrived: until a window says so, they go to the next one when its connection ends. */
  gotFiles: { params: Type.Tuple([]), result: Type.Void() },
  /** Writes into the log file of the profile. */
  log: {
    params: Type.Tuple([
      Type.Object({ level: Type.Enum(['debug', 'info', 'warn', 'error']), message: Type.String({ maxLength: 5_000 }) }),
    ]),
    result: Type.Void(),
  },
  /** The state of the plugin host, and each change of it. Reports until it is aborted. */
  hostState: { params: Type.Tuple([]), result: Type.Void(), progress: hostState },
  /** Starts a plugin host once more that has failed or does not answer. */
  restartHost: { params: Type.Tuple([]), result: Type.Void() },
  /** How the window looks, so that the PIN frame looks alike. */
  setLook: {
    params: Type.Tuple([
      Type.Object({ locale: Type.Enum(['zh-CN', 'en']), theme: Type.Enum(['light', 'dark', 'high-contrast']) }),
    ]),
    result: Type.Void(),
  },
  /** PIN frames to show and to take away. Reports until it is aborted; a window that does not ask is never asked for a PIN. */
  pinFrames: { params: Type.Tuple([]), result: Type.Void(), progress: pinFrame },
  /** The user closed the frame from outside, by Escape or a click beside it. */
  cancelPin: { params: Type.Tuple([Type.String({ maxLength: 100 })]), result: Type.Void() },
});
