import type { StampModeView } from '@sealwright/ui';
import { optionsAt, positionOf } from '../common-position.ts';

/** A normal stamp may be moved anywhere; its turn and its size stay. */
export const moved: NonNullable<StampModeView['moved']> = ({ options }, _place, to) => ({
  ...options,
  ...optionsAt({ ...to, rotation: positionOf(options)?.rotation ?? 0 }),
});

/** On another page a copy stands at the same place, with the same turn and size. */
export const copied: NonNullable<StampModeView['copied']> = ({ options }, page) => {
  const position = positionOf(options);
  return position ? { ...options, ...optionsAt({ ...position, page }) } : options;
};
