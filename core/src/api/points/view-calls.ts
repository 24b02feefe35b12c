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
import { definePoint } from '../point.ts';

export const ViewCallsData = Type.Object({});
export type ViewCallsData = Static<typeof ViewCallsData>;

export const ViewCalls = definePoint('viewCalls', ViewCallsData).of<CallHandler>({ deadline: 0 });
