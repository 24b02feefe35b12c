import {
  type CallHandler,
  documentsRpc,
  type OpenDocument,
  OpenDocuments,
  type Rpc,
  type RpcClient,
  ViewCalls,
} from '@sealwright/core/api';
import type { Host, PluginPackage } from '@sealwright/core/kernel';
import { startTestHost } from '@sealwright/core/testkit';
import filesManifest from '../../plugins/document-files/package.json' with { type: 'json' };
import openManifest from '../../plugins/document-open/package.json' with { type: 'json' };
import {
  type RecoverableDocument,
  type RecoveryOffer,
  sessionsRpc,
} from '../../plugins/document-open/src/common-sessions-rpc.ts';
import engineManifest from '../../plugins/pdf-engine/package.json' with { type: 'json' };

const packages: readonly PluginPackage[] = [
  { manifest: filesManifest, origin: 'bundled', load: () => import('../../plugins/document-files/src/host.ts') },
  { manifest: engineManifest, origin: 'bundled', load: () => import('../../plugins/pdf-engine/src/host.ts') },
  { manifest: openManifest, origin: 'bundled', load: () => import('../../plugins/document-open/src/host.ts') },
];

export interface DocumentsHost {
  readonly host: Host;
  /** As the host halves of other plugins see it. */
  readonly service: OpenDocuments;
  /** As views see it. */
  readonly documents: RpcClient<typeof documentsRpc>;
  readonly sessions: RpcClient<typeof sessionsRpc>;
  /** What a window that has just opened is told that can be recovered. */
  recoverable(): Promise<readonly RecoverableDocument[]>;
  /** A window that listens for it; `offer` is what it was told last. */
  openRecovery(): OpenRecovery;
  /** What `watch` reports, the newest last; it ends with the host. */
  readonly reports: readonly (readonly OpenDocument[])[];
  dispose(): Promise<void>;
}

export interface OpenRecovery {
  readonly offer: RecoveryOffer | undefined;
  close(): Promise<void>;
}

/** The plugins that open documents, with a profile that outlives them. One of `more` takes the place of its namesake. */
export async function startDocumentsHost(profile: string, more: readonly PluginPackage[] = []): Promise<DocumentsHost> {
  const replaced = new Set(more.map(idOf));
  const plugins = [...packages.filter((each) => !replaced.has(idOf(each))), ...more];
  const host = await startTestHost({ plugins, profile });
  const reports: OpenDocument[][] = [];
  const ended = new AbortController();
  const watch = await loadCalls(host, documentsRpc.name);
  const watching = watch.call('watch', [], {
    signal: ended.signal,
    progress: (list) => void reports.push(list as OpenDocument[]),
  });
  const recovery = await loadCalls(host, sessionsRpc.name);
  return {
    host,
    service: await host.service(OpenDocuments),
    documents: await client(host, documentsRpc),
    sessions: await client(host, sessionsRpc),
    async recoverable() {
      const window = openRecovery(recovery);
      try {
        return (await window.first).documents;
      } finally {
        await window.close();
      }
    },
    openRecovery: () => openRecovery(recovery),
    reports,
    async dispose() {
      ended.abort();
      await watching;
      await host.dispose();
    },
  };
}

function openRecovery(calls: CallHandler) {
  const ended = new AbortController();
  let offer: RecoveryOffer | undefined;
  let isTold = (_: RecoveryOffer) => {};
  const first = new Promise<RecoveryOffer>((resolve) => {
    isTold = resolve;
  });
  const progress = (told: unknown) => {
    offer = told as RecoveryOffer;
    isTold(offer);
  };
  const watching = calls.call('recoverable', [], { signal: ended.signal, progress });
  return {
    get offer() {
      return offer;
    },
    first,
    async close() {
      ended.abort();
      await watching;
    },
  };
}

function idOf({ manifest }: PluginPackage): string {
  return (manifest as { sealwright: { id: string } }).sealwright.id;
}

/** Calls go through the checks of the rpc's schemas, as those of a window do. */
export async function client<R extends Rpc>(host: Host, rpc: R): Promise<RpcClient<R>> {
  const handler = await loadCalls(host, rpc.name);
  const context = { signal: new AbortController().signal, progress: () => {} };
  const method = (name: string) => [name, (...args: unknown[]) => handler.call(name, args, context)] as const;
  return Object.fromEntries(Object.keys(rpc.methods).map(method)) as unknown as RpcClient<R>;
}

async function loadCalls(host: Host, id: string): Promise<CallHandler> {
  const calls = await host.point(ViewCalls).get(id)?.load();
  if (!calls) throw new Error(`nobody answers ${id}`);
  return calls;
}
