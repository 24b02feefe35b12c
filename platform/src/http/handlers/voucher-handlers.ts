import type { Vouchers } from '../../vouchers/index.ts';
import type { Handlers } from '../call.ts';

type Ids =
  | 'listVouchers'
  | 'countVouchers'
  | 'getVoucher'
  | 'getDraft'
  | 'voucherEvents'
  | 'listInbox'
  | 'listHistory'
  | 'listBizTypes'
  | 'listParties';

export const voucherHandlers = (vouchers: Vouchers): Handlers<Ids> => ({
  listVouchers: async ({ party, query }) => ({ body: await vouchers.list(party.code, query) }),
  countVouchers: async ({ party }) => ({ body: await vouchers.counts(party.code) }),
  getVoucher: async ({ party, path }) => ({ body: await vouchers.get(party.code, path.id) }),
  getDraft: async ({ party, path }) => ({ body: await vouchers.get(party.code, path.id) }),
  voucherEvents: async ({ party, path }) => ({ body: { items: [...(await vouchers.events(party.code, path.id))] } }),
  listInbox: async ({ party, query }) => ({ body: await vouchers.inbox(party.code, { ...query, list: 'pending' }) }),
  listHistory: async ({ party, query }) => ({ body: await vouchers.inbox(party.code, { ...query, list: 'history' }) }),
  listBizTypes: async ({ party }) => ({ body: { items: [...(await vouchers.bizTypes(party.code))] } }),
  listParties: async ({ party, query }) => ({
    body: { items: [...(await vouchers.parties(party.code, query.q ?? ''))] },
  }),
});
