import { useStore } from '@sealwright/ui';
import { useEffect, useState } from 'react';
import { useShell } from '../shell/shell.tsx';
import type { PluginCode } from './plugin-code.ts';

export type LoadedCode =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly code: PluginCode }
  | { readonly state: 'failed'; readonly error: unknown };

const LOADING: LoadedCode = { state: 'loading' };

/** The view code of a plugin; asking for it loads it. `run` names this run of the code: after a restart it is another. */
export function usePluginCode(plugin: string): LoadedCode & { readonly run: string } {
  const { codes } = useShell();
  const generation = useStore(codes.generations, (all) => all[plugin] ?? 0);
  const run = `${plugin}/${generation}`;
  const [last, setLast] = useState<{ readonly run: string; readonly loaded: LoadedCode }>();
  useEffect(() => {
    let isCurrent = true;
    codes.activate(plugin).then(
      (code) => isCurrent && setLast({ run, loaded: { state: 'ready', code } }),
      (error) => isCurrent && setLast({ run, loaded: { state: 'failed', error } }),
    );
    return () => {
      isCurrent = false;
    };
  }, [codes, plugin, run]);
  // Code that has ended is not drawn once more.
  return { ...(last?.run === run ? last.loaded : LOADING), run };
}
