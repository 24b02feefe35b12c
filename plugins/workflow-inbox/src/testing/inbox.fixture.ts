/** The plugin in a host of its own, before a platform in memory, with documents and a signing that only appends bytes. */
import { randomUUID } from 'node:crypto';
import { cp, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CallContext,
  type CallHandler,
  DocumentFiles,
  definePlugin,
  Emitter,
  type OpenDocument,
  OpenDocuments,
  type PlannedSigning,
  type Refusal,
  type RpcMethod,
  type SendingVoucher,
  Signing,
  SigningDecide,
  SigningDidSign,
  type SigningRequest,
  type SigningResult,
  StampTemplates,
  ViewCalls,
  WorkflowDidSend,
  type WorkflowSource,
  WorkflowSources,
  WorkflowWillSend,
} from '@sealwright/core/api';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import type { Static, TSchema } from 'typebox';
import { Check, Errors } from 'typebox/schema';
import manifest from '../../package.json' with { type: 'json' };
import { inboxRpc } from '../common-inbox-rpc.ts';

type Methods = (typeof inboxRpc)['methods'];
type Result<N extends keyof Methods> = Static<Methods[N]['result']>;
type Progress<N extends keyof Methods> = Methods[N] extends { progress: infer P extends TSchema } ? Static<P> : never;

export interface InboxHost {
  readonly host: TestHost;
  readonly documents: FakeDocuments;
  /** Names of the vouchers whose sending the hooks were asked about, and told of. */
  readonly asked: SendingVoucher[];
  readonly told: SendingVoucher[];
  call<N extends keyof Methods>(
    name: N,
    args: readonly unknown[],
    options?: { progress?: (value: Progress<N>) => void; signal?: AbortSignal },
  ): Promise<Result<N>>;
  /** The next report of a watching method that fits. */
  until<N extends keyof Methods>(name: N, fits: (value: Progress<N>) => boolean): Promise<Progress<N>>;
  /** The user signs an open document, as the signing plugin does it: with all hooks. */
  sign(document: string, field?: string): Promise<void>;
  dispose(): Promise<void>;
}

export interface InboxHostOptions {
  readonly profile: string;
  readonly source: WorkflowSource;
  readonly entry?: 'key' | 'none';
  /** Why nothing may be sent. */
  readonly refusal?: () => Refusal | undefined;
}

const files: DocumentFiles = {
  async open(path) {
    const handle = await open(path, 'r');
    const { size } = await handle.stat();
    return {
      path,
      size,
      async read(offset, length) {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.min(length, size - offset)), {
          position: offset,
        });
        return buffer.subarray(0, bytesRead);
      },
      close: () => handle.close(),
    };
  },
  checkTarget: async () => {},
  async write(path, chunks) {
    const draft = `${path}.draft`;
    const handle = await open(draft, 'w');
    for await (const chunk of chunks) await handle.appendFile(chunk);
    const { size } = await handle.stat();
    await handle.close();
    return { path: draft, size, commit: () => rename(draft, path), discard: () => rm(draft) };
  },
};

/** Open documents as files of one folder, which outlives the host. */
export class FakeDocuments {
  private readonly folder: string;
  private readonly opened = new Map<string, OpenDocument>();
  private readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(folder: string) {
    this.folder = folder;
  }

  async load(): Promise<void> {
    for (const id of await readdir(this.folder).catch(() => [])) {
      const revision = (await readdir(join(this.folder, id))).length - 1;
      await this.show(id, 'kept.pdf', revision);
    }
  }

  list = () => [...this.opened.values()];

  get = (id: string) => {
    const found = this.opened.get(id);
    if (!found) throw new Error('not open');
    return found;
  };

  openContents = async (name: string, contents: AsyncIterable<Uint8Array>) => {
    const id = randomUUID();
    await mkdir(join(this.folder, id), { recursive: true });
    const parts: Uint8Array[] = [];
    for await (const part of contents) parts.push(part);
    await writeFile(join(this.folder, id, '0.pdf'), Buffer.concat(parts));
    return this.show(id, name, 0);
  };

  addRevision = async <T>(id: string, write: (output: string) => Promise<T>) => {
    const { name, revision } = this.get(id);
    const result = await write(join(this.folder, id, `${revision + 1}.pdf`));
    await this.show(id, name, revision + 1);
    return result;
  };

  dropRevision = async (id: string) => {
    const { name, revision, source } = this.get(id);
    if (revision === 0) return this.get(id);
    await rm(source);
    return this.show(id, name, revision - 1);
  };

  keep = async (id: string) => {
    this.opened.set(id, { ...this.get(id), unsaved: false });
    this.changed.fire();
  };

  bytes = (id: string) => readFile(this.get(id).source);

  private async show(id: string, name: string, revision: number): Promise<OpenDocument> {
    const source = join(this.folder, id, `${revision}.pdf`);
    const { size } = await stat(source);
    const document = { id, name, source, size, revision, unsaved: revision > 0 };
    this.opened.set(id, document);
    this.changed.fire();
    return document;
  }
}

export async function startInbox({ profile, source, entry = 'none', refusal }: InboxHostOptions): Promise<InboxHost> {
  const documents = new FakeDocuments(join(profile, 'documents'));
  await documents.load();
  const asked: SendingVoucher[] = [];
  const told: SendingVoucher[] = [];
  let signed!: (document: string, field: string) => Promise<void>;
  const around = testPlugin(
    {
      id: 'around',
      provides: { 'document.files': '1.0.0', documents: '1.0.0', signing: '1.0.0', 'stamp-templates': '1.0.0' },
      hooks: ['signing.decide', 'signing.didSign'],
      taps: ['workflow.willSend', 'workflow.didSend'],
      contributes: { workflowSources: [{ id: 'fake', title: { 'zh-CN': '测试平台', en: 'Test' }, entry }] },
    },
    definePlugin({
      hooks: { decide: SigningDecide, didSign: SigningDidSign },
      activate({ own, provide, contribute, tap, decide, didSign }) {
        const sign = async (request: SigningRequest, field: string) => {
          await decide.call({ request } as unknown as PlannedSigning);
          const content = Buffer.concat([await readFile(request.input), Buffer.from(`\nsigned ${field}`)]);
          await writeFile(request.output, content);
          const certificate = { serial: '01', sha256: 'aa' };
          const result = {
            output: request.output,
            size: content.length,
            fields: [field],
            marks: [{ field, mode: 'normal', seal: 'files:seal', pages: [1, 2] }],
            certificate,
          } as unknown as SigningResult;
          await didSign.call(result);
          return result;
        };
        signed = (id, field) =>
          documents.addRevision(id, async (output) => {
            const request = { input: documents.get(id).source, output, key: 'key', stamps: [] };
            await sign(request, field);
          });
        own(provide(DocumentFiles, files));
        own(provide(OpenDocuments, documents as unknown as OpenDocuments));
        own(
          provide(Signing, {
            async submitAll(requests, options = {}) {
              for (const [index, request] of requests.entries()) {
                const result = await sign(request, request.key);
                options.settled?.({ state: 'signed', result }, index);
              }
              return { outcomes: [] };
            },
          } as Partial<Signing> as Signing),
        );
        const templates: Partial<StampTemplates> = { stampRequests: async () => [{ mode: 'normal', options: {} }] };
        own(provide(StampTemplates, templates as StampTemplates));
        own(contribute(WorkflowSources, 'fake', source));
        own(
          tap(WorkflowWillSend, (sending) => {
            asked.push(sending);
            return refusal?.();
          }),
        );
        own(tap(WorkflowDidSend, (sending) => void told.push(sending)));
      },
    }),
  );
  const inbox = { manifest, origin: 'bundled' as const, load: () => import('../host.ts') };
  const host = await startTestHost({ profile, plugins: [around, inbox] });
  const calls: CallHandler = await host.point(ViewCalls).get('workflow-inbox')!.load();
  const ending = new AbortController();

  const call: InboxHost['call'] = async (name, args, { progress = () => {}, signal = ending.signal } = {}) => {
    const method: RpcMethod = inboxRpc.methods[name];
    const context: CallContext<unknown> = {
      signal,
      progress(value) {
        if (method.progress) demandFit(name, method.progress, value);
        (progress as (value: unknown) => void)(value);
      },
    };
    const result = await calls.call(name, args, context);
    if (result !== undefined) demandFit(name, method.result, result);
    return result as never;
  };
  return {
    host,
    documents,
    asked,
    told,
    call,
    until(name, fits) {
      const watching = new AbortController();
      ending.signal.addEventListener('abort', () => watching.abort());
      return new Promise((resolve, reject) => {
        const progress = (value: Parameters<typeof fits>[0]) => {
          if (!fits(value)) return;
          resolve(value);
          watching.abort();
        };
        call(name, [], { progress, signal: watching.signal }).catch(reject);
      });
    },
    sign: (document, field = 'Signature1') => signed(document, field),
    async dispose() {
      ending.abort();
      await host.dispose();
    },
  };
}

/** The profile of a program that is killed right now: what is on disk, and leases that nobody holds. */
export async function killedProfile(profile: string, copy: string): Promise<string> {
  await copyOf(profile, copy);
  const queue = join(copy, 'plugins', 'workflow-inbox', 'queue');
  for (const name of await readdir(queue)) {
    const text = await readFile(join(queue, name), 'utf8');
    await writeFile(join(queue, name), text.replace(/^.*\n/, `${JSON.stringify({ lease: join(copy, 'nobody') })}\n`));
  }
  return copy;
}

/** Of a folder that lives: a lock, or what is about to take a file's place, may go while it is read. */
async function copyOf(folder: string, copy: string): Promise<void> {
  for (;;) {
    try {
      return await cp(folder, copy, { recursive: true });
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
      await rm(copy, { recursive: true, force: true });
    }
  }
}

function demandFit(name: string, schema: RpcMethod['result'], value: unknown): void {
  if (Check(schema, value)) return;
  const [, errors] = Errors(schema, value);
  throw new Error(`${name} does not fit its schema: ${JSON.stringify(errors.slice(0, 2))}`);
}
