import type { VoucherAct } from '@sealwright/core/api';
import type { Schemas } from '../../api/schemas.ts';
import type { HandingIn } from '../../handing-in/index.ts';
import type { Vouchers } from '../../vouchers/index.ts';
import type { Call, Handlers, Told } from '../call.ts';

type Acts =
  | 'receiveVoucher'
  | 'restoreVoucher'
  | 'sendVoucher'
  | 'rejectVoucher'
  | 'withdrawVoucher'
  | 'remindVoucher'
  | 'submitDraft'
  | 'deleteDraft';
type Ids = Acts | 'signVoucher' | 'createDraft' | 'changeDraft';

export function actHandlers(vouchers: Vouchers, handingIn: HandingIn): Handlers<Ids> {
  const act = async (
    call: Call<Acts>,
    what: VoucherAct & { readonly to?: readonly string[] },
  ): Promise<Told<Schemas['Voucher']>> => ({
    body: (await vouchers.act(call.party.code, call.path.id, what, call)).voucher,
  });
  return {
    receiveVoucher: (call) => act(call, { kind: 'receive' }),
    restoreVoucher: (call) => act(call, { kind: 'restore' }),
    sendVoucher: (call) => act(call, { kind: 'send', ...call.body }),
    rejectVoucher: (call) => act(call, { kind: 'reject', ...call.body }),
    withdrawVoucher: (call) => act(call, { kind: 'withdraw', ...call.body }),
    remindVoucher: (call) => act(call, { kind: 'remind' }),
    submitDraft: (call) => act(call, { kind: 'submit' }),
    deleteDraft: (call) => act(call, { kind: 'delete' }),
    signVoucher: async (call) => ({ body: await handingIn.sign(call.party, call.path.id, call.body, call) }),
    createDraft: async (call) => ({
      status: 201,
      body: await handingIn.createDraft(call.party, call.body, call),
    }),
    changeDraft: async (call) => ({
      body: await handingIn.changeDraft(call.party, call.path.id, call.body, call),
    }),
  };
}
