import type { Channel } from '@sealwright/core/rpc';
import { type DesktopHostState, PLUGIN_HOST_PORT } from '@sealwright/shell/protocol';
import { afterEach, expect, test } from 'vitest';
import { pluginHostPorts } from './plugin-host-ports.ts';

const opened: MessagePort[] = [];
afterEach(() => {
  for (const port of opened.splice(0)) port.close();
});

/** A window to which a program gives ports when the test says so. */
function desktop() {
  const self = new EventTarget() as Window;
  const listeners: ((state: DesktopHostState) => void)[] = [];
  let requests = 0;
  const connect = pluginHostPorts(
    {
      requestPluginHost: () => void requests++,
      onHostState(listener) {
        listeners.push(listener);
        return () => {};
      },
    },
    self,
  );
  return {
    connect,
    requests: () => requests,
    tell: (state: 'starting' | 'running') => {
      for (const listener of listeners) listener({ state });
    },
    give(data: unknown = PLUGIN_HOST_PORT, source: unknown = self) {
      const { port1, port2 } = new MessageChannel();
      opened.push(port1, port2);
      self.dispatchEvent(Object.assign(new Event('message'), { data, source, ports: [port2] }));
      return port1;
    },
  };
}

/** What it has resolved with, if it has. */
const settled = (promise: Promise<Channel>) =>
  Promise.race([promise, new Promise<undefined>((resolve) => setTimeout(resolve))]);

test('the port that was asked for becomes a channel; other messages do not', async () => {
  const { connect, give } = desktop();
  const connecting = connect();
  give('something else');
  give(PLUGIN_HOST_PORT, 'somebody else');
  expect(await settled(connecting)).toBeUndefined();
  give();
  expect(await settled(connecting)).toBeDefined();
});

test('when the next process starts, the channel into the one before is closed', async () => {
  const { connect, give, tell } = desktop();
  const connecting = connect();
  give();
  const channel = await connecting;
  tell('running');
  let isClosed = false;
  void channel.closed.then(() => (isClosed = true));
  await settled(connecting);
  expect(isClosed).toBe(false);
  tell('starting');
  await channel.closed;
});

test('a port into a process that died meanwhile is not taken, but asked for anew', async () => {
  const { connect, give, tell, requests } = desktop();
  const connecting = connect();
  tell('starting');
  give();
  expect(await settled(connecting)).toBeUndefined();
  expect(requests()).toBe(2);
  tell('running');
  give();
  expect(await settled(connecting)).toBeDefined();
});
