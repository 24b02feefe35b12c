/**
 * One revision of a voucher as it stands in `record.json`: the whole voucher as it is then, what made it so, and the key of
 * that action. Dates are ISO 8601. Whoever can write to the folder can write anything: what does not fit is not read.
 */
import {
  BizType,
  type KeptVoucher,
  Recipient,
  type VoucherEvent,
  VoucherFile,
  WorkflowParty,
} from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/schema';

const Moment = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' });
const phases = ['draft', 'running', 'completed', 'rejected', 'withdrawn', 'expired'] as const;

const KeptJson = Type.Object({
  id: Type.String({ pattern: '^\\d{19}$' }),
  name: Type.String({ minLength: 1, maxLength: 300 }),
  bizType: BizType,
  initiator: WorkflowParty,
  recipients: Type.Array(Type.Object({ ...Recipient.properties, actedAt: Type.Optional(Moment) }), { maxItems: 100 }),
  phase: Type.Union(phases.map((phase) => Type.Literal(phase))),
  createdAt: Moment,
  startAt: Type.Optional(Moment),
  endAt: Type.Optional(Moment),
  revision: Type.Integer({ minimum: 1, maximum: 999_999 }),
  files: Type.Array(Type.Object({ ...VoucherFile.properties, by: Type.String({ maxLength: 100 }) }), {
    minItems: 1,
    maxItems: 1_000,
  }),
  rejectReason: Type.Optional(Type.String({ maxLength: 2_000 })),
});

const RecordJson = Type.Object({
  format: Type.Literal(1),
  voucher: KeptJson,
  event: Type.Object({
    id: Type.String({ maxLength: 100 }),
    at: Moment,
    type: Type.String({ maxLength: 100 }),
    actor: WorkflowParty,
    note: Type.Optional(Type.String({ maxLength: 2_000 })),
  }),
  action: Type.Object({ key: Type.String({ maxLength: 200 }), request: Type.String({ maxLength: 100 }) }),
});

export interface VoucherRecord {
  readonly voucher: KeptVoucher;
  readonly event: VoucherEvent & { readonly actor: WorkflowParty };
  /** `request`: digest of what was asked for, so that a key is not used for two things. */
  readonly action: { readonly key: string; readonly request: string };
}

export function encodeRecord(record: VoucherRecord): string {
  return `${JSON.stringify({ format: 1, ...record }, undefined, 2)}\n`;
}

/** Nothing where the text is no record of this voucher and revision. */
export function decodeRecord(text: string, id: string, revision: number): VoucherRecord | undefined {
  const json = parsed(text);
  if (!Check(RecordJson, json)) return undefined;
  const { voucher, event, action } = json as Static<typeof RecordJson>;
  if (voucher.id !== id || voucher.revision !== revision) return undefined;
  return {
    action,
    event: { ...event, at: new Date(event.at) },
    voucher: {
      ...voucher,
      createdAt: new Date(voucher.createdAt),
      startAt: moment(voucher.startAt),
      endAt: moment(voucher.endAt),
      recipients: voucher.recipients.map(({ actedAt, ...recipient }) => ({
        ...recipient,
        ...(actedAt !== undefined && { actedAt: new Date(actedAt) }),
      })),
    },
  };
}

const moment = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
