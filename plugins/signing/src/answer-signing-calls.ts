import {
  answerCalls,
  type CallHandler,
  type DocumentFiles,
  DocumentNotOpen,
  type Key,
  type Keys,
  type Localized,
  type OpenDocuments,
  type PdfDocument,
  type PdfEngine,
  type PointReader,
  type Seal,
  type Seals,
  SealwrightError,
  type Signing,
  type SigningProgress,
  type SigningRequest,
  type StampMode,
  type StampModeData,
} from '@sealwright/core/api';
import { type KeyEntry, type SealEntry, type StampEntry, signingRpc } from './common-signing-rpc.ts';
import { forWindow } from './for-window.ts';
import { PictureShelf } from './picture-shelf.ts';
import { placedLook } from './placed-look.ts';
import type { StampPlanner } from './plan-stamps.ts';
import { RunningSubmissions } from './running-submissions.ts';

export interface SigningCallParts {
  readonly signing: Signing;
  readonly planner: StampPlanner;
  readonly modes: PointReader<StampModeData, StampMode>;
  readonly engine: PdfEngine;
  readonly files: DocumentFiles;
  readonly keys: Keys;
  readonly seals: Seals;
  /** Missing in hosts without windows. */
  readonly documents: OpenDocuments | undefined;
}

/** What the views of signing ask their host half. */
export function answerSigningCalls(parts: SigningCallParts): CallHandler {
  const { signing, planner, modes, keys, seals } = parts;
  const shelf = new PictureShelf();
  const submissions = new RunningSubmissions();
  return answerCalls(signingRpc, {
    seals: async () => (await seals.list()).map((seal) => sealEntry(seal, shelf)),

    async keys() {
      const { keys: found, faults } = await keys.list();
      return {
        keys: found.filter(({ usage }) => usage === 'signing').map(keyEntry),
        faults: faults.map(({ driver, error }) => faultSentence(driver, error)),
      };
    },

    modes: () => modes.list().map(({ id, data }) => ({ id, title: data.title })),

    picture: (id) => shelf.get(id),

    async watch({ signal, progress }) {
      const subscription = keys.onDidChange(() => progress(null));
      progress(null);
      await ended(signal);
      await subscription.dispose();
    },

    place: (document, stamp, { signal }) =>
      withDocument(parts, document, signal, async (opened) => {
        const placing = planner.place(stampRequest(stamp), { document: opened, time: new Date(), signal });
        const placements = await forWindow(placing);
        return placements.map((placement) => placedLook(placement, shelf));
      }),

    async preflight(document, stamps, key, { signal }) {
      const { source } = openDocument(parts, document);
      const request = requestFor(parts, { document, stamps, key, output: source });
      const { placements, preflight } = await forWindow(signing.plan(request, signal));
      const { allowed, refusal, signatures, warnings } = preflight;
      return {
        places: placements.length,
        allowed,
        ...(refusal && { refusal }),
        signatures: signatures.map(({ effect, sentence }) => ({ effect, sentence })),
        warnings: [...warnings],
      };
    },

    async submit(document, stamps, key, { signal, progress }) {
      openDocument(parts, document);
      return submissions.run(document, signal, (ending) =>
        documentsOf(parts, document).addRevision(document, async (output) => {
          const request = requestFor(parts, { document, stamps, key, output });
          const onStep = ({ step }: SigningProgress) => progress(step);
          const result = await forWindow(signing.submit(request, { signal: ending, progress: onStep }));
          return { signer: result.signer, places: result.placements };
        }),
      );
    },

    cancel: (document) => submissions.callOff(document),
  });
}

function documentsOf({ documents }: SigningCallParts, id: string): OpenDocuments {
  if (!documents) throw DocumentNotOpen({ id });
  return documents;
}

function openDocument(parts: SigningCallParts, id: string) {
  return documentsOf(parts, id).get(id);
}

async function withDocument<T>(
  parts: SigningCallParts,
  id: string,
  signal: AbortSignal,
  use: (document: PdfDocument) => Promise<T>,
): Promise<T> {
  const password = documentsOf(parts, id).password(id);
  const file = await parts.files.open(openDocument(parts, id).source);
  try {
    return await use(await parts.engine.open(file, { signal, ...(password && { password }) }));
  } finally {
    await file.close();
  }
}

function requestFor(
  parts: SigningCallParts,
  { document, stamps, key, output }: { document: string; stamps: readonly StampEntry[]; key: string; output: string },
): SigningRequest {
  const password = documentsOf(parts, document).password(document);
  const { name, source } = openDocument(parts, document);
  return {
    input: source,
    name,
    output,
    key,
    stamps: stamps.map(stampRequest),
    ...(password && { password }),
  };
}

function stampRequest({ mode, seal, options }: StampEntry) {
  return { mode, options, ...(seal !== undefined && { seal }) };
}

function sealEntry(seal: Seal, shelf: PictureShelf): SealEntry {
  const { source, id, name, picture, widthMm, heightMm, validFrom, validTo, certificates } = seal;
  return {
    id: `${source}:${id}`,
    name,
    picture: shelf.put(picture),
    widthMm,
    heightMm,
    ...(validFrom && { validFrom }),
    ...(validTo && { validTo }),
    certificates: [...certificates],
  };
}

function keyEntry({ ref, token, certificate }: Key): KeyEntry {
  const { subject, serial, sha256, notBefore, notAfter } = certificate;
  return { ref, holder: subject, token: token.label, serial, sha256, notBefore, notAfter };
}

function faultSentence(driver: string, error: unknown): Localized {
  if (error instanceof SealwrightError) return error.sentence;
  return {
    'zh-CN': `设备驱动 ${driver} 没有响应。`,
    en: `The device driver ${driver} does not answer.`,
  };
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
