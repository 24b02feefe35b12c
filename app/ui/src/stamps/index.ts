/** What the views of stamp modes share. */
export { type ChosenPages, chosenPages } from './chosen-pages.ts';
export { InkChoice, type InkChoiceProps } from './ink-choice.tsx';
export { isInFront } from './is-in-front.ts';
export { isOnStamp } from './is-on-stamp.ts';
export { copiedStamp, movedStamp } from './moved-stamp.ts';
export { onEnter } from './on-enter.ts';
export { PageRangeField, type PageRangeFieldProps, type PageRangeName } from './page-range-field.tsx';
export { pageRuns } from './page-runs.ts';
export { PlaceButton, type PlaceButtonProps } from './place-button.tsx';
export { placedSummary } from './placed-summary.ts';
export { type PlacedByTool, PlacingTool, type PlacingToolParts } from './placing-tool.tsx';
export { PositionFields, type PositionFieldsProps } from './position-fields.tsx';
export { GhostLabel, type GhostLabelProps, SealGhost, type SealGhostProps } from './seal-ghost.tsx';
export { SealSizeField, type SealSizeFieldProps } from './seal-size-field.tsx';
export { cssColour, DrawnStamp, pathData, type StampDrawing, stampDrawing } from './stamp-drawing.tsx';
export {
  NumberField,
  type NumberFieldProps,
  StampField,
  type StampFieldProps,
  StampFields,
} from './stamp-fields.tsx';
export { positionOptions, type StampPosition, stampPosition } from './stamp-position.ts';
export { type Readiness, type SubmittingWindow, submitWhenReady } from './submit-when-ready.ts';
export { ToolPanel, type ToolPanelProps } from './tool-panel.tsx';
export { useSurfaceState } from './use-surface-state.ts';
