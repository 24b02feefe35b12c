import type { VoucherAct } from '@sealwright/core/api';
import type { paths } from '@sealwright/platform/api';
import type { Client } from 'openapi-fetch';

/** The call that an action is. */
export function perform(
  api: Client<paths>,
  id: string,
  act: VoucherAct,
  header: { readonly 'idempotency-key': string; readonly 'if-match': string },
  given: { readonly signal?: AbortSignal },
) {
  const call = { params: { path: { id }, header }, ...given };
  switch (act.kind) {
    case 'receive':
      return api.POST('/inbox/{id}/receive', call);
    case 'restore':
      return api.POST('/vouchers/{id}/restore', call);
    case 'send':
      return api.POST('/vouchers/{id}/send', {
        ...call,
        body: act.message === undefined ? {} : { message: act.message },
      });
    case 'reject':
      return api.POST('/vouchers/{id}/reject', { ...call, body: { reason: act.reason } });
    case 'withdraw':
      return api.POST('/vouchers/{id}/withdraw', { ...call, body: { reason: act.reason } });
    case 'remind':
      return api.POST('/vouchers/{id}/remind', call);
    case 'submit':
      return api.POST('/drafts/{id}/submit', call);
    case 'delete':
      return api.DELETE('/drafts/{id}', call);
  }
}
