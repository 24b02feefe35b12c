import { GhostLabel, type OverlayProps, SealGhost, useStore, useText } from '@sealwright/ui';
import type { SettingsStore } from './multipage-settings.ts';
import type { SealAtHand } from './seal-at-hand.ts';

export interface GhostProps extends OverlayProps {
  readonly hand: SealAtHand;
  readonly settings: SettingsStore;
}

/** The seal at the pointer, or why it cannot be dropped there. */
export function Ghost({ hand, settings, page, scale }: GhostProps) {
  const text = useText();
  const { point, seal, problem } = useStore(hand.state);
  const rotation = useStore(settings, (all) => all.rotation);
  if (!seal || point?.page !== page.index) return null;
  if (problem) {
    return (
      <GhostLabel x={point.x} y={point.y} scale={scale}>
        {text(problem)}
      </GhostLabel>
    );
  }
  return <SealGhost seal={seal} x={point.x} y={point.y} rotation={rotation} scale={scale} />;
}
