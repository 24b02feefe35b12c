import { createStore, type ReadableStore } from '@sealwright/ui';

export interface PaletteState {
  readonly isOpen: ReadableStore<boolean>;
  open(): void;
  close(): void;
}

export function createPaletteState(): PaletteState {
  const isOpen = createStore(() => false);
  return { isOpen, open: () => isOpen.setState(true, true), close: () => isOpen.setState(false, true) };
}
