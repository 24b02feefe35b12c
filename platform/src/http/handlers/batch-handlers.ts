import type { BatchJobs } from '../../jobs/index.ts';
import type { Vouchers } from '../../vouchers/index.ts';
import type { Handlers } from '../call.ts';

type Ids = 'receiveAll' | 'sendAll' | 'getJob';

/** Vouchers of one batch. */
const MOST = 1_000;

export const batchHandlers = (vouchers: Vouchers, batches: BatchJobs): Handlers<Ids> => ({
  receiveAll: async ({ party, body: { filter, asOf }, key }) => {
    // What waited then waits no longer once the batch is under way: the same call again gets the same batch.
    const begun = await batches.startedAs(party.code, key);
    if (begun) return { status: 202, body: begun };
    const ids = await vouchers.waiting(party.code, filter, new Date(asOf), MOST);
    return {
      status: 202,
      body: await batches.start(
        party.code,
        'receive-all',
        ids.map((id) => ({ id })),
        { key },
      ),
    };
  },
  sendAll: async ({ party, body: { items, message }, key }) => {
    const entries = items.map((item) => ({ ...item, ...(message !== undefined && { message }) }));
    return { status: 202, body: await batches.start(party.code, 'send-all', entries, { key }) };
  },
  getJob: async ({ party, path }) => ({ body: await batches.get(party.code, path.jobId) }),
});
