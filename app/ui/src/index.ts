/**
 * What views are made of. Views import React, this module, `@sealwright/core/api` and their own files; antd and icons come
 * from here, so that all views look and behave alike.
 */
export { createStore } from 'zustand/vanilla';
export * from './components/antd.ts';
export * from './components/callout.tsx';
export * from './components/chip.tsx';
export { classes } from './components/classes.ts';
export * from './components/entry.tsx';
export * from './components/icon-button.tsx';
export * from './components/page.tsx';
export * from './components/section.tsx';
export * from './components/states/empty-state.tsx';
export * from './components/states/error-state.tsx';
export * from './components/states/loading-state.tsx';
export type { Tone } from './components/tone.ts';
export * from './contracts/index.ts';
export { fillText, type TextValues } from './hooks/fill-text.ts';
export { toErrorRecord } from './hooks/to-error-record.ts';
export { type Format, useFormat } from './hooks/use-format.ts';
export { type Loaded, useLoad } from './hooks/use-load.ts';
export { useStore } from './hooks/use-store.ts';
export { type Translate, useLocale, useText } from './hooks/use-text.ts';
export { useWorkbench, WorkbenchProvider, type WorkbenchProviderProps } from './hooks/workbench-provider.tsx';
export { Icon, type IconProps } from './icons/icon.tsx';
export { iconNames } from './icons/icon-names.ts';
export * from './icons/icons.ts';
export { antdTheme } from './tokens/theme.ts';
