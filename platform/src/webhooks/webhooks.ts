import { randomBytes } from 'node:crypto';
import type { Schemas } from '../api/index.ts';
import type { Database } from '../database/index.ts';
import { Refusal } from '../domain/index.ts';
import type { Jobs } from '../jobs/index.ts';
import { writeCursor } from '../notices/notice-cursor.ts';
import { isUsableAddress } from './public-address.ts';
import { sendNotice } from './send-notice.ts';
import { WebhookProblem } from './webhook-problem.ts';
import type { DueWebhook, NoticeRow } from './webhook-records.ts';
import * as records from './webhook-records.ts';

export interface WebhookOptions {
  /** Whether notices may be sent into private networks, and by plain http. */
  readonly privateAddresses: boolean;
  /** Seconds between two looks for something to send. Default 2. */
  readonly look?: number;
}

type Webhook = Schemas['Webhook'];
interface Row {
  readonly id: string;
  readonly url: string;
  readonly types: readonly string[];
  readonly created_at: Date;
  readonly secret: string;
  readonly request_hash: string;
}

const MOST = 20;
const COLUMNS = 'id, url, types, created_at, secret, request_hash';
/** Sent to one webhook before others have their turn. */
const AT_ONCE = 50;
const DUE_AT_ONCE = 200;
/** Seconds. */
const FIRST_PAUSE = 5;
const LONGEST_PAUSE = 3600;

/**
 * Tells parties' own systems what changes, in order, each until it answers with success: at least once. One that fails is
 * tried later and later, and holds up nobody else; one that answers 410 is removed.
 */
export class Webhooks {
  private readonly database: Database;
  private readonly privateAddresses: boolean;

  private constructor(database: Database, { privateAddresses }: WebhookOptions) {
    this.database = database;
    this.privateAddresses = privateAddresses;
  }

  static async open(database: Database, jobs: Jobs, options: WebhookOptions): Promise<Webhooks> {
    const webhooks = new Webhooks(database, options);
    await jobs.work<{ webhook: string }>('webhook', ({ webhook }, signal) => webhooks.deliver(webhook, signal));
    await jobs.every('webhooks', options.look ?? 2, async () => {
      const due = await database.asSystem((tx) => records.dueWebhooks(tx, DUE_AT_ONCE));
      for (const webhook of due) await jobs.add('webhook', { webhook }, { key: webhook });
    });
    return webhooks;
  }

  /** Without their secrets. */
  async list(party: string): Promise<readonly Webhook[]> {
    const rows = await this.database.asParty(party, (tx) =>
      tx.query<Row>(`select ${COLUMNS} from webhooks order by id`),
    );
    return rows.map(webhookOf);
  }

  /** From now on. `WebhookProblem`; `Refusal` idempotency-mismatch. */
  async create(
    party: string,
    { url, types = [] }: Schemas['WebhookRequest'],
    { key, requestHash }: { readonly key: string; readonly requestHash: string },
  ): Promise<Webhook> {
    if (!isUsableAddress(url, this.privateAddresses)) throw new WebhookProblem('webhook-address');
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    return this.database.asParty(party, async (tx) => {
      const known = async () => (await tx.query<Row>(`select ${COLUMNS} from webhooks where key = $1`, [key]))[0];
      let row = await known();
      if (!row) {
        const [count] = await tx.query<{ count: string }>('select count(*) as count from webhooks');
        if (Number(count?.count) >= MOST) throw new WebhookProblem('too-many-webhooks');
        [row] = await tx.query<Row>(
          `insert into webhooks (key, request_hash, url, types, secret) values ($1, $2, $3, $4, $5)
           on conflict (party, key) do nothing returning ${COLUMNS}`,
          [key, requestHash, url, types, secret],
        );
        row ??= (await known())!;
      }
      if (row.request_hash !== requestHash) throw new Refusal('idempotency-mismatch');
      return { ...webhookOf(row), secret: row.secret };
    });
  }

  /** `Refusal` not-found. */
  async remove(party: string, id: string): Promise<void> {
    if (!/^\d{1,18}$|^[1-8]\d{18}$/.test(id)) throw new Refusal('not-found');
    const removed = await this.database.asParty(party, (tx) =>
      tx.query('delete from webhooks where id = $1 returning id', [id]),
    );
    if (removed.length === 0) throw new Refusal('not-found');
  }

  /** Sends what a webhook has not been told, as far as it takes it. */
  private async deliver(id: string, signal: AbortSignal): Promise<void> {
    const { database } = this;
    const webhook = await database.asSystem((tx) => records.takeWebhook(tx, id));
    if (!webhook) return;
    let pause: number | undefined;
    try {
      const { rows, missed } = await database.asSystem((tx) => records.noticesBehind(tx, webhook, AT_ONCE));
      // Behind the floor, before the first that is still there.
      const all = missed === undefined ? rows : [{ xact: missed, seq: '0', voucher: null, type: 'refresh' }, ...rows];
      for (const notice of all) {
        const outcome = await this.tell(webhook, notice, signal);
        if (outcome === 'gone') return await database.asSystem((tx) => records.dropWebhook(tx, id));
        if (outcome === 'failed') {
          pause =
            Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(webhook.failures, 20)) * (0.5 + Math.random() / 2);
          return;
        }
        await database.asSystem((tx) => records.advanceWebhook(tx, id, notice));
      }
    } finally {
      await database.asSystem((tx) => records.leaveWebhook(tx, id, pause));
    }
  }

  private async tell(webhook: DueWebhook, { xact, seq, voucher, type }: NoticeRow, signal: AbortSignal) {
    const { url, secret, types } = webhook;
    if (types.length > 0 && type !== 'refresh' && !types.includes(type)) return 'taken';
    const change = { cursor: writeCursor({ xact, seq }), ...(voucher !== null && { voucher }), type };
    const { privateAddresses } = this;
    return sendNotice({
      ...{ url, secret, privateAddresses, signal },
      id: `msg_${webhook.id}_${xact}_${seq}`,
      body: JSON.stringify(change),
      at: new Date(),
    });
  }
}

const webhookOf = ({ id, url, types, created_at }: Row): Webhook => ({
  ...{ id, url, types: [...types] },
  createdAt: created_at.toISOString(),
});
