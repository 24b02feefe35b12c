/**
 * Entry of the utility process of one third-party plugin: `<plugin module> <plugin's folder in the profile>`. The first
 * message brings the port to the plugin host; the process ends when that is closed.
 */
import { runOnNode } from '@sealwright/core/isolation';
import { messagePortChannel } from '@sealwright/core/rpc';
import type { MessageEvent } from 'electron';

process.parentPort.once('message', ({ ports: [port] }: MessageEvent) => {
  if (port) runOnNode(messagePortChannel(port), process.argv.slice(2));
});
