import { type Channel, type ChannelSource, createChannel } from './channel.ts';

/**
 * Makes several channels of one; both ends split by the same names. Every message travels as a list of the name and the
 * body; the name alone says that this one channel has ended. The others end with the whole.
 */
export function splitChannel<const N extends string>(
  whole: Channel,
  names: readonly N[],
): { readonly [K in N]: Channel } {
  const sources = new Map<unknown, ChannelSource>();
  const send = (message: unknown) => whole.send(message);
  for (const name of names) {
    sources.set(
      name,
      createChannel({
        send: (message) => send([name, message]),
        close: () => {
          try {
            send([name]);
          } catch {
            // The whole has ended, and this channel with it.
          }
        },
      }),
    );
  }
  whole.receive((message) => {
    const source = Array.isArray(message) && message.length <= 2 ? sources.get(message[0]) : undefined;
    if (!source) whole.dispose();
    else if ((message as unknown[]).length === 2) source.deliver((message as unknown[])[1]);
    else source.end();
  });
  void whole.closed.then(() => {
    for (const source of sources.values()) source.end();
  });
  return Object.fromEntries(names.map((name) => [name, sources.get(name)!.channel])) as { [K in N]: Channel };
}
