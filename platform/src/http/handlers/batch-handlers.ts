import type { BatchJobs } from '../../jobs/index.ts';
import type { Vouchers } from '../../vouchers/index.ts';
import type { Handlers } from '../call.ts';

type Ids = 'receiveAll' | 'sendAll' | 'getJob';

/** Vouchers of one batch. */
const MOST = 1_000;

export const batchHandlers = (vouchers: Vouchers, batches: BatchJobs): Handlers<Ids> => ({
  receiveAll: async ({ party, body: { filter, asOf }, key, requestHash }) => ({
    status: 202,
    body: await batches.start(party.code, 'receive-all', { key, requestHash }, async () => {
      const ids = await vouchers.waiting(party.code, filter, new Date(asOf), MOST);
      return ids.map((id) => ({ id }));
    }),
  }),
  sendAll: async ({ party, body: { items, message }, key, requestHash }) => ({
    status: 202,
    body: await batches.start(party.code, 'send-all', { key, requestHash }, async () =>
      items.map((item) => ({ ...item, ...(message !== undefined && { message }) })),
    ),
  }),
  getJob: async ({ party, path }) => ({ body: await batches.get(party.code, path.jobId) }),
});
