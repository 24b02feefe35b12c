import { useStore } from '@sealwright/ui';
import { useEffect, useState } from 'react';
import { useShell } from '../shell/shell.tsx';
import type { PluginCode } from './plugin-code.ts';

export type LoadedCode =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly code: PluginCode }
  | { readonly state: 'failed'; readonly error: unknown };

/** The view code of a plugin; asking for it loads it. `generation` grows with every restart. */
export function usePluginCode(plugin: string): LoadedCode & { readonly generation: number } {
  const { codes } = useShell();
  const generation = useStore(codes.generations, (all) => all[plugin] ?? 0);
  const [loaded, setLoaded] = useState<LoadedCode>({ state: 'loading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation is new code of the same plugin
  useEffect(() => {
    let isCurrent = true;
    setLoaded((last) => (last.state === 'loading' ? last : { state: 'loading' }));
    codes.activate(plugin).then(
      (code) => isCurrent && setLoaded({ state: 'ready', code }),
      (error) => isCurrent && setLoaded({ state: 'failed', error }),
    );
    return () => {
      isCurrent = false;
    };
  }, [codes, plugin, generation]);
  return { ...loaded, generation };
}
