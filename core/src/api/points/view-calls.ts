/**
 * Point `viewCalls`: the way from a window into the plugin host. The contribution's id is the name of an rpc that host and
 * view share (in `common-*.ts`, or in the api where several plugins need it); its code answers the calls. The shell
 * carries them, with arguments checked against the rpc's schemas.
 *
 * @example
 * own(contribute(ViewCalls, viewerRpc.name, answerCalls(viewerRpc, { read: (document, offset, length) => ... })));
 */
import { type Static, Type } from 'typebox';
import type { CallHandler } from '../answer-calls.ts';
import { defineError } from '../errors.ts';
import { definePoint } from '../point.ts';

export const ViewCallsData = Type.Object({});
export type ViewCallsData = Static<typeof ViewCallsData>;

/** Nobody could call it: views ask by the name of the rpc. */
export const CallsMisnamed = defineError<{ plugin: string; contribution: string; rpc: string }>(
  'plugin.calls-misnamed',
  {
    'zh-CN': '插件“{plugin}”以“{contribution}”为标识提供了名为“{rpc}”的调用；两者必须相同。',
    en: 'The plugin "{plugin}" contributes the calls "{rpc}" to viewCalls under the id "{contribution}"; the two have to be equal.',
  },
);

export const ViewCalls = definePoint('viewCalls', ViewCallsData).of<CallHandler>({
  deadline: 0,
  refuse: (plugin, contribution, { rpc }) =>
    rpc === contribution ? undefined : CallsMisnamed({ plugin, contribution, rpc }),
});
