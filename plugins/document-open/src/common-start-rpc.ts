/** Between the two halves of this plugin: what the page to begin with offers. */
import { defineRpc, Localized } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

/** An entry of the menu `start` of another plugin. */
export const StartEntry = Type.Object({
  command: Type.String(),
  argument: Type.Optional(Type.Unknown()),
  title: Localized,
  icon: Type.Optional(Type.String()),
});
export type StartEntry = Static<typeof StartEntry>;

export const startRpc = defineRpc('document-start', {
  entries: { params: Type.Tuple([]), result: Type.Array(StartEntry), isRepeatable: true },
  /** Folders of the files that were opened last, the latest first. */
  folders: { params: Type.Tuple([]), result: Type.Array(Type.String()), isRepeatable: true },
});
