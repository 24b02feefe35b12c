import { type WorkflowChange, WorkflowUnreachable } from '@sealwright/core/api';
import { PlatformAnswerOdd } from '../line/line-errors.ts';
import type { PlatformClient } from '../platform-client.ts';
import { isLine } from '../read-answers.ts';
import { serverEvents } from './server-events.ts';

/** The platform says something every 15 seconds. */
const SILENCE = 45_000;

/**
 * What changes behind `cursor`, until `signal` aborts. The platform ends a line from time to time: another one goes on
 * where it ended. `workflow.unreachable` where none does.
 */
export async function* watchChanges(
  connect: () => Promise<PlatformClient>,
  cursor: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<WorkflowChange> {
  // A cursor that no platform gave: from now on.
  let last = isLine(cursor, 1_000) ? cursor : undefined;
  while (!signal.aborted) {
    let heard = 0;
    const client = await connect();
    try {
      for await (const change of line(client, last, signal)) {
        heard++;
        last = change.cursor;
        yield change;
      }
    } catch (fault) {
      if (signal.aborted) return;
      throw fault;
    }
    if (heard === 0 && !signal.aborted) throw WorkflowUnreachable({ place: client.place.shown, reason: 'closed' });
  }
}

async function* line(client: PlatformClient, cursor: string | undefined, signal: AbortSignal) {
  const headers = { accept: 'text/event-stream', ...(cursor !== undefined && { 'last-event-id': cursor }) };
  const answer = await client.stream('/changes', headers, { signal, patience: SILENCE });
  try {
    for await (const { id, data } of serverEvents(answer.chunks)) yield readChange(id, data);
  } catch (fault) {
    if (fault instanceof RangeError)
      throw PlatformAnswerOdd({ place: '/changes', rule: fault.message }, { cause: fault });
    throw fault;
  } finally {
    answer.close();
  }
}

/** Where a stream begins, everything may have changed since its reader last looked. */
function readChange(id: string, data: string): WorkflowChange {
  let wire: { cursor?: unknown; voucher?: unknown; type?: unknown };
  try {
    wire = JSON.parse(data) ?? {};
  } catch (cause) {
    throw PlatformAnswerOdd({ place: '/changes', rule: 'JSON' }, { cause });
  }
  const { cursor = id, voucher, type } = wire;
  const fits = isLine(cursor, 1_000) && isText(type, 100) && (voucher === undefined || isText(voucher, 40));
  if (!fits) throw PlatformAnswerOdd({ place: '/changes', rule: 'Change' });
  if (type === 'ready') return { cursor, type: 'refresh' };
  return { cursor, type, ...(voucher !== undefined && { voucher: voucher as string }) };
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= most;
}
