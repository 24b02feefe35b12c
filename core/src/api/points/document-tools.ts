/**
 * Point `documentTools`: the tool bar of an open document. A tool is on or off; of one document at most one is on. Its
 * code is in the plugin's `src/view.tsx`.
 */
import { type Static, Type } from 'typebox';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const DocumentToolData = Type.Object({
  title: Localized,
  icon: Type.Optional(Type.String()),
  group: Type.Union([Type.Literal('sign'), Type.Literal('annotate'), Type.Literal('view')]),
  order: Type.Optional(Type.Number()),
  when: Type.Optional(Type.String()),
});
export type DocumentToolData = Static<typeof DocumentToolData>;

export const DocumentTools = definePoint('documentTools', DocumentToolData).dataOnly();
