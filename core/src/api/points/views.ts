/**
 * Point `views`: panels and pages of the window. The data says where a view stands; its code is the plugin's
 * `src/view.tsx`, which runs in the renderer. A view that throws is replaced by a card that names the plugin.
 */
import { type Static, Type } from 'typebox';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const ViewData = Type.Object({
  title: Localized,
  place: Type.Union([
    Type.Literal('navigation'),
    Type.Literal('document'),
    Type.Literal('side'),
    Type.Literal('panel'),
    Type.Literal('status'),
  ]),
  icon: Type.Optional(Type.String()),
  order: Type.Optional(Type.Number()),
});
export type ViewData = Static<typeof ViewData>;

export const Views = definePoint('views', ViewData).dataOnly();
