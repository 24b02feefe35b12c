/**
 * Entry of the process that `forkPlugins` starts: `<plugin module> <plugin's folder in the profile>`. It speaks over one
 * pipe, file descriptor 3, and exits when that is closed, that is, with its parent.
 */
import { Socket } from 'node:net';
import { streamChannel } from '../rpc/node/stream-channel.ts';
import { runOnNode } from './run-on-node.ts';
import { LONGEST_MESSAGE } from './runner-protocol.ts';

const pipe = new Socket({ fd: 3, readable: true, writable: true });
runOnNode(streamChannel(pipe, { maxBytes: LONGEST_MESSAGE }), process.argv.slice(2));
