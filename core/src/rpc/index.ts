/** Schema-checked calls between processes. Runs in browsers and in Node; channels that need Node are in `./node`. */

export {
  type CallContext,
  type CallOptions,
  defineRpc,
  type Rpc,
  type RpcClient,
  type RpcImplementation,
  type RpcMethod,
  type RpcMethods,
} from '../api/define-rpc.ts';
export * from '../api/value-schemas.ts';
export { type Channel, type ChannelSource, createChannel, type Transport } from './channel.ts';
export * from './connect.ts';
export * from './memory-channel.ts';
export { DEFAULT_MAX_BYTES } from './message-codec.ts';
export * from './message-port-channel.ts';
export * from './multiplex-channel.ts';
export * from './rpc-errors.ts';
export * from './serve.ts';
export * from './split-channel.ts';
export * from './web-socket-channel.ts';
