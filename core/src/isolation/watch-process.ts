import type { ObjectPeer } from '../rpc/objects/object-peer.ts';

/** How long a process that is called may say nothing, in seconds: less than the deadline of any point that has one. */
const PATIENCE = 8;

export interface ProcessWatch {
  readonly peer: Pick<ObjectPeer, 'pendingCalls' | 'heard'>;
  readonly ping: () => void;
  readonly onSilence: (seconds: number) => void;
}

/**
 * Notices a process whose thread is stuck: while calls wait, it is asked every second whether it is there. Counts its own
 * ticks instead of time, so that a host that was busy itself, or a computer that slept, blames nobody. Gives what ends it.
 */
export function watchProcess({ peer, ping, onSilence }: ProcessWatch): () => void {
  let silent = 0;
  let heard = peer.heard;
  const timer = setInterval(() => {
    const isAlive = peer.heard !== heard || peer.pendingCalls === 0;
    heard = peer.heard;
    silent = isAlive ? 0 : silent + 1;
    if (silent >= PATIENCE) {
      clearInterval(timer);
      onSilence(PATIENCE);
    } else if (peer.pendingCalls > 0 && silent <= 1) {
      ping();
    }
  }, 1_000);
  timer.unref();
  return () => clearInterval(timer);
}
