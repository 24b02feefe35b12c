import type { ComponentType, ReactNode } from 'react';
import type { Contributed } from '../contributions/contributions.ts';
import { FaultBoundary } from '../faults/fault-boundary.tsx';
import { useShell } from '../shell/shell.tsx';
import type { PluginCode } from './plugin-code.ts';
import { usePluginCode } from './use-plugin-code.ts';
import { ContributionMissing } from './view-errors.ts';

export interface PluginPartProps<P> {
  readonly part: Contributed<unknown>;
  readonly point: 'views' | 'statusItems';
  readonly find: (code: PluginCode) => ComponentType<P> | undefined;
  readonly loading: ReactNode;
  readonly fallback: (thrown: unknown) => ReactNode;
  readonly children: (Component: ComponentType<P>) => ReactNode;
}

/** What a plugin has registered to be drawn, loaded when it is first shown. What it throws stays in its place. */
export function PluginPart<P>({ part, point, find, loading, fallback, children }: PluginPartProps<P>) {
  const { faults } = useShell();
  const { run, ...loaded } = usePluginCode(part.plugin);
  if (loaded.state === 'loading') return loading;
  if (loaded.state === 'failed') return fallback(loaded.error);
  const Component = find(loaded.code);
  const place = `point ${point}/${part.id}`;
  if (!Component) return fallback(ContributionMissing({ plugin: part.plugin, what: place }));
  return (
    <FaultBoundary key={run} onFault={(thrown) => faults.report(part.plugin, place, thrown)} fallback={fallback}>
      {children(Component)}
    </FaultBoundary>
  );
}
