/** Contracts that were not submitted yet: only their initiator sees them. */
import { draftFault } from '@sealwright/core/api';
import type { Schemas } from '../api/index.ts';
import type { Transaction } from '../database/index.ts';
import { Refusal } from '../domain/index.ts';
import { announce } from '../notices/announce.ts';
import { appendEvent } from './audit-trail.ts';
import { knownBizType, knownParties } from './directory.ts';
import { type KeptVoucher, readVoucher } from './kept-voucher.ts';
import { addFile, dropFiles, type HandedFile } from './voucher-files.ts';

/** As `POST /drafts` takes it, without its upload. */
export interface DraftContent extends Omit<Schemas['DraftRequest'], 'uploadId' | 'startAt' | 'endAt'> {
  readonly startAt?: string | undefined;
  readonly endAt?: string | undefined;
  /** `server` where missing. */
  readonly source?: 'server' | 'local';
}

/** Throws `party-unknown`, `biz-type-unknown`, `bad-request`. */
export async function createDraft(
  tx: Transaction,
  actor: Schemas['Party'],
  content: DraftContent,
  file: HandedFile | undefined,
  at: Date,
): Promise<KeptVoucher> {
  const judged = await judgedContent(tx, content);
  const [made] = await tx.query<{ id: string }>('select new_id() as id');
  const { id } = made as { id: string };
  await tx.query(
    `insert into vouchers (id, name, biz_code, biz_name, initiator, initiator_name, source, created_at, start_at, end_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      content.name,
      judged.bizType.code,
      judged.bizType.name,
      actor.code,
      actor.name,
      content.source ?? 'server',
      at,
      content.startAt ?? null,
      content.endAt ?? null,
    ],
  );
  await writeRecipients(tx, id, content, judged.names);
  if (file) await addFile(tx, id, file, actor.code, [], at);
  // Before its head is written: a party changes what it has in a list.
  await tx.query('select refresh_entries($1)', [id]);
  const head = await appendEvent(
    tx,
    { count: 0, hash: null },
    { voucher: id, revision: 1, at, type: 'created', actor, ...(file ? { fileSha256: file.sha256 } : {}) },
  );
  await tx.query(`update vouchers set event_count = $2, head_hash = decode($3, 'hex') where id = $1`, [
    id,
    head.count,
    head.hash,
  ]);
  await announce(tx, { voucher: id, type: 'created', parties: [actor.code] });
  return (await readVoucher(tx, id)) as KeptVoucher;
}

/** Replaces what a draft says; its file only where one is given. The caller holds its lock. */
export async function rewriteDraft(
  tx: Transaction,
  { id }: KeptVoucher,
  actor: Schemas['Party'],
  content: DraftContent,
  file: HandedFile | undefined,
  at: Date,
): Promise<void> {
  const { bizType, names } = await judgedContent(tx, content);
  await tx.query(
    'update vouchers set name = $2, biz_code = $3, biz_name = $4, start_at = $5, end_at = $6 where id = $1',
    [id, content.name, bizType.code, bizType.name, content.startAt ?? null, content.endAt ?? null],
  );
  await tx.query('delete from recipients where voucher = $1', [id]);
  await writeRecipients(tx, id, content, names);
  if (!file) return;
  await dropFiles(tx, id, 1, at);
  await addFile(tx, id, file, actor.code, [], at);
}

async function judgedContent(tx: Transaction, { bizType, recipients, startAt, endAt }: DraftContent) {
  const codes = recipients.map(({ code }) => code);
  const fault = draftFault({ recipients, startAt: dateOf(startAt), endAt: dateOf(endAt) });
  if (fault !== undefined) throw new Refusal('bad-request', { detail: fault });
  return { bizType: await knownBizType(tx, bizType), names: await knownParties(tx, codes) };
}

const dateOf = (text: string | undefined) => (text ? new Date(text) : undefined);

async function writeRecipients(
  tx: Transaction,
  id: string,
  { recipients }: DraftContent,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  if (recipients.length === 0) return;
  await tx.query(
    `insert into recipients (voucher, position, party, name, role, turn)
     select $1::bigint, place, party, name, role, turn
     from unnest($2::text[], $3::text[], $4::text[], $5::int[]) with ordinality as r (party, name, role, turn, place)`,
    [
      id,
      recipients.map(({ code }) => code),
      recipients.map(({ code }) => names.get(code)),
      recipients.map(({ role }) => role),
      recipients.map(({ order }) => order),
    ],
  );
}
