import type { Channel } from '@sealwright/core/rpc';

/** Passes every message of one channel to the other, both ways, and ends each with the other. */
export function bridgeChannels(left: Channel, right: Channel, beforeRight: () => void = () => {}): void {
  const end = () => {
    left.dispose();
    right.dispose();
  };
  const pass = (from: Channel, to: Channel, before: () => void) =>
    from.receive((message) => {
      try {
        before();
        to.send(message);
      } catch {
        // A message that cannot go on would leave a gap that nobody knows of.
        end();
      }
    });
  pass(left, right, beforeRight);
  pass(right, left, () => {});
  void left.closed.then(end);
  void right.closed.then(end);
}
