import { createHash, randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Schemas } from '../api/index.ts';
import type { Database } from '../database/index.ts';
import type { Blobs } from '../files/index.ts';
import { enrolParty } from '../sessions/index.ts';
import type { CallKey, Vouchers } from '../vouchers/index.ts';
import { type DemoContract, type DemoSpaceFile, readDemoSpace, SPACE_FILE } from './demo-space-file.ts';

export interface DemoSpaceParts {
  readonly database: Database;
  readonly vouchers: Vouchers;
  readonly blobs: Blobs;
  /** Absolute path of the folder with `demo.json`. */
  readonly folder: string;
}

const DAY = 24 * 60 * 60_000;

/** Companies and contracts to try the platform with. Once made, a contract is its parties' alone and is never touched again. */
export class DemoSpace {
  private readonly parts: DemoSpaceParts;
  private known = '';
  private preparing: Promise<void> = Promise.resolve();

  constructor(parts: DemoSpaceParts) {
    this.parts = parts;
  }

  /** Enrols the companies and makes the contracts that were never made, where the file says something new. `DemoSpaceUnusable`. */
  prepare(): Promise<void> {
    const prepared = this.preparing.then(() => this.prepareNow());
    this.preparing = prepared.catch(() => {});
    return prepared;
  }

  private async prepareNow(): Promise<void> {
    const { database, folder } = this.parts;
    const version = await stat(join(folder, SPACE_FILE)).then(
      ({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`,
      () => 'missing',
    );
    if (version === this.known) return;
    const { parties, contracts } = await readDemoSpace(folder);
    for (const { code, name, certificates } of parties) {
      await enrolParty(database, { code, name, certificates: certificates.map((each) => Buffer.from(each, 'base64')) });
    }
    const made = await database.asSystem((tx) =>
      tx.query<{ key: string; voucher: string; is_ready: boolean }>(
        'select key, voucher::text, is_ready from demo_contracts',
      ),
    );
    for (const contract of contracts) {
      const row = made.find(({ key }) => key === contract.key);
      if (!row?.is_ready) await this.make(contract, parties, row?.voucher);
    }
    this.known = version;
  }

  /** Goes on where it was interrupted. */
  private async make(
    contract: DemoContract,
    parties: DemoSpaceFile['parties'],
    begun: string | undefined,
  ): Promise<void> {
    const { database, vouchers } = this.parts;
    const { key, initiator, received } = contract;
    const id = begun ?? (await this.draft(contract, parties)).id;
    const draft = await vouchers.get(initiator, id);
    if (draft.state === 'draft') await vouchers.act(initiator, id, { kind: 'submit' }, { ...once(), etag: draft.etag });
    for (const party of received) {
      const { etag, allowedActions } = await vouchers.get(party, id);
      if (allowedActions.includes('receive')) await vouchers.act(party, id, { kind: 'receive' }, { ...once(), etag });
    }
    await database.asSystem((tx) => tx.query('update demo_contracts set is_ready = true where key = $1', [key]));
  }

  private async draft(contract: DemoContract, parties: DemoSpaceFile['parties']): Promise<Schemas['Voucher']> {
    const { vouchers, blobs, folder } = this.parts;
    const { key, name, bizType, recipients, initiator, days } = contract;
    const bytes = await readFile(join(folder, contract.file));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { sm3 } = await blobs.write(sha256, bytes.length, inPieces(bytes));
    const nameOf = (code: string) => parties.find((each) => each.code === code)?.name ?? code;
    const now = Date.now();
    const { voucher } = await vouchers.createDraft(
      initiator,
      {
        ...{ name, bizType, recipients: recipients.map((each) => ({ ...each, name: nameOf(each.code) })) },
        startAt: new Date(now).toISOString(),
        endAt: new Date(now + days * DAY).toISOString(),
      },
      { name: basename(contract.file), size: bytes.length, sha256, sm3 },
      {
        ...once(),
        within: async (tx, { id }) => {
          await tx.query('insert into demo_contracts (key, voucher) values ($1, $2)', [key, id]);
        },
      },
    );
    return voucher;
  }
}

/** Nobody calls again. */
function once(): CallKey {
  return { key: randomUUID(), requestHash: createHash('sha256').update('demo').digest('hex') };
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes;
}
