import type { Shell } from '../shell/shell.tsx';

/** Resolves when the plugin host has said for the first time what there is. */
export function contributionsKnown({ contributions }: Pick<Shell, 'contributions'>): Promise<void> {
  return new Promise((resolve) => {
    if (contributions.getState().isKnown) return resolve();
    const stop = contributions.subscribe(({ isKnown }) => {
      if (!isKnown) return;
      stop();
      resolve();
    });
  });
}
