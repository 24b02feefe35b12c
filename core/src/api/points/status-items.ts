/** Point `statusItems`: entries of the line at the window's foot. The code is in the plugin's `src/view.tsx`. */
import { type Static, Type } from 'typebox';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const StatusItemData = Type.Object({
  /** For screen readers and the tooltip. */
  title: Localized,
  side: Type.Union([Type.Literal('left'), Type.Literal('right')]),
  order: Type.Optional(Type.Number()),
});
export type StatusItemData = Static<typeof StatusItemData>;

export const StatusItems = definePoint('statusItems', StatusItemData).dataOnly();
