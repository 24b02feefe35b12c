/**
 * What views are made of. Views import React, this module, `@sealwright/core/api` and their own files; antd and icons come
 * from here, so that all views look and behave alike.
 */
export { createStore } from 'zustand/vanilla';
export * from './components/antd.ts';
export * from './components/callout.tsx';
export * from './components/chip.tsx';
export { classes } from './components/classes.ts';
export * from './components/devices/device-select.tsx';
export * from './components/devices/driver-notes.tsx';
export * from './components/devices/key-usage-chip.tsx';
export * from './components/devices/validity-chip.tsx';
export * from './components/entry.tsx';
export * from './components/fact-list.tsx';
export * from './components/icon-button.tsx';
export * from './components/list-and-detail.tsx';
export * from './components/menu-button.tsx';
export * from './components/page.tsx';
export * from './components/refresh-button.tsx';
export * from './components/row-table.tsx';
export * from './components/search-field.tsx';
export * from './components/section.tsx';
export * from './components/spinner.tsx';
export * from './components/states/empty-state.tsx';
export * from './components/states/error-state.tsx';
export * from './components/states/loading-state.tsx';
export type { Tone } from './components/tone.ts';
export * from './components/unseen.tsx';
export * from './contracts/index.ts';
export { askSavePath, type SaveQuestion } from './hooks/ask-save-path.ts';
export { fillLocalized, fillText, type TextValues } from './hooks/fill-text.ts';
export { toErrorRecord } from './hooks/to-error-record.ts';
export { type Format, useFormat } from './hooks/use-format.ts';
export { type Loaded, useLoad } from './hooks/use-load.ts';
export { useStore } from './hooks/use-store.ts';
export { type Translate, useLocale, useText } from './hooks/use-text.ts';
export { useTool } from './hooks/use-tool.ts';
export { useWhileInFront } from './hooks/use-while-in-front.ts';
export { useWorkbench, WorkbenchProvider, type WorkbenchProviderProps } from './hooks/workbench-provider.tsx';
export { Icon, type IconProps } from './icons/icon.tsx';
export { iconNames } from './icons/icon-names.ts';
export * from './icons/icons.ts';
export * from './stamps/index.ts';
export { antdTheme } from './tokens/theme.ts';
