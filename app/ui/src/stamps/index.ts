/** What the views of stamp modes share. */
export { type ChosenPages, chosenPages } from './chosen-pages.ts';
export { InkChoice, type InkChoiceProps } from './ink-choice.tsx';
export { isOnStamp } from './is-on-stamp.ts';
export { copiedStamp, movedStamp } from './moved-stamp.ts';
export { onEnter } from './on-enter.ts';
export { PageRangeField, type PageRangeFieldProps } from './page-range-field.tsx';
export { PlaceButton, type PlaceButtonProps } from './place-button.tsx';
export { type PlacedByTool, PlacingTool, type PlacingToolParts } from './placing-tool.tsx';
export { PositionFields, type PositionFieldsProps } from './position-fields.tsx';
export { GhostLabel, type GhostLabelProps, SealGhost, type SealGhostProps } from './seal-ghost.tsx';
export { cssColour, DrawnStamp, pathData, type StampDrawing, stampDrawing } from './stamp-drawing.tsx';
export {
  NumberField,
  type NumberFieldProps,
  StampField,
  type StampFieldProps,
  StampFields,
} from './stamp-fields.tsx';
export { positionOptions, type StampPosition, stampPosition } from './stamp-position.ts';
