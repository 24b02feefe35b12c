/**
 * Contracts from programs that know nothing of Sealwright: they put `NAME.pdf` into the folder `drop`, then `NAME.json`
 * beside it, which says from whom and to whom it goes. Whoever looks first makes a voucher of both.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  actedVoucher,
  type BizType,
  draftedVoucher,
  type Log,
  Recipient,
  SealwrightError,
  WorkflowParty,
} from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/schema';
import { writeDurably } from './durable-files.ts';
import { CONTRACT, missing, names, revisionName, type VoucherShelf, voucherId } from './voucher-shelf.ts';

const Sidecar = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 300 }),
  /** Code; the first business type where it is missing. */
  bizType: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  initiator: WorkflowParty,
  recipients: Type.Array(
    Type.Object({
      ...Type.Pick(Recipient, ['code', 'name']).properties,
      role: Type.Optional(Recipient.properties.role),
      order: Type.Optional(Recipient.properties.order),
    }),
    { minItems: 1, maxItems: 100 },
  ),
  /** ISO 8601. */
  endAt: Type.Optional(Type.String({ maxLength: 40 })),
});

export interface DropBox {
  readonly root: string;
  readonly shelf: VoucherShelf;
  readonly bizTypes: readonly BizType[];
  readonly now: () => Date;
  readonly log: Log;
}

/** Looks once. What cannot be read gets a file `NAME.problem.txt` beside it, and is looked at again when it is changed. */
export async function takeUpDropped(box: DropBox): Promise<void> {
  const drop = join(box.root, 'drop');
  const files = new Set(await names(drop));
  for (const sidecar of files) {
    const name = sidecar.replace(/\.json$/, '');
    if (name === sidecar || !files.has(`${name}.pdf`)) continue;
    const paths = {
      pdf: join(drop, `${name}.pdf`),
      json: join(drop, sidecar),
      problem: join(drop, `${name}.problem.txt`),
    };
    const problem = await takeUp(box, name, paths).catch((fault) => reasonOf(fault));
    if (problem === undefined) await rm(paths.problem, { force: true });
    else if ((await readFile(paths.problem, 'utf8').catch(missing(() => ''))) !== problem) {
      box.log.warn('a dropped contract cannot be taken up');
      await writeDurably(paths.problem, problem);
    }
  }
}

async function takeUp(
  { root, shelf, bizTypes, now }: DropBox,
  name: string,
  { pdf, json }: { readonly pdf: string; readonly json: string },
): Promise<string | undefined> {
  const text = await readFile(json, 'utf8');
  const content = sidecarOf(text);
  if (!content) return '说明文件不完整 (the file beside the PDF does not say all that is needed)\n';
  const { size } = await stat(pdf);
  const sha256 = await digestOf(pdf);
  // It follows from the files themselves, so that of several programs that see them one makes the voucher.
  const id = voucherId('drop', name, text, sha256, String((await stat(json)).mtimeMs));
  if ((await shelf.revisions(id)).length === 0) {
    const staged = join(root, 'staging', `drop-${id}-${randomUUID()}`);
    await mkdir(staged);
    try {
      await copyFile(pdf, join(staged, CONTRACT));
      if ((await digestOf(join(staged, CONTRACT))) !== sha256) return undefined;
      await syncFile(join(staged, CONTRACT));
      const file = { id: revisionName(1), name: `${name}.pdf`.slice(0, 255), size, sha256, by: content.initiator.code };
      const draft = draftedVoucher(
        { id, initiator: content.initiator, file, at: now() },
        draftOf(content, bizTypes),
        bizTypes,
      );
      const { voucher = draft } = actedVoucher(draft, content.initiator, { kind: 'submit' }, now());
      const event = { id: randomUUID(), at: now(), type: 'submitted', actor: content.initiator };
      const action = { key: `drop-${id}`, request: sha256 };
      await shelf.add(staged, { voucher: { ...voucher, revision: 1 }, event, action });
    } finally {
      await rm(staged, { recursive: true, force: true });
    }
  }
  await rm(pdf, { force: true });
  await rm(json, { force: true });
  return undefined;
}

function sidecarOf(text: string): Static<typeof Sidecar> | undefined {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (!Check(Sidecar, json)) return undefined;
    return json.endAt === undefined || !Number.isNaN(Date.parse(json.endAt)) ? json : undefined;
  } catch {
    return undefined;
  }
}

function draftOf({ name, bizType, recipients, endAt }: Static<typeof Sidecar>, bizTypes: readonly BizType[]) {
  return {
    name,
    bizType: bizType ?? bizTypes[0]?.code ?? '',
    recipients: recipients.map(({ role = 'signer' as const, order, ...party }, place) => {
      return { ...party, role, order: order ?? place + 1 };
    }),
    ...(endAt !== undefined && { endAt: new Date(endAt) }),
  };
}

/** What its user can mend; faults of the disk are tried again at the next look. */
function reasonOf(fault: unknown): string | undefined {
  if (fault instanceof SealwrightError) return `${fault.sentence['zh-CN']} (${fault.sentence.en})\n`;
  if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw fault;
}

async function digestOf(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const part of createReadStream(path)) digest.update(part);
  return digest.digest('hex');
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
