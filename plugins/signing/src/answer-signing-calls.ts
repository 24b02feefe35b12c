import {
  answerCalls,
  type CallHandler,
  type DocumentFiles,
  DocumentNotOpen,
  type Keys,
  type OpenDocuments,
  type PdfDocument,
  type PdfEngine,
  type PointReader,
  type Seal,
  type Seals,
  type SignatureFormat,
  type SignatureFormatData,
  type Signing,
  type SigningProgress,
  type SigningRequest,
  type StampMode,
  type StampModeData,
  type TextSearch,
} from '@sealwright/core/api';
import { type SigningMeans, type StampEntry, signingRpc } from './common-signing-rpc.ts';
import { DocumentWords } from './document-words.ts';
import { forWindow } from './for-window.ts';
import { PictureShelf } from './picture-shelf.ts';
import { placeForWindow } from './place-for-window.ts';
import type { StampPlanner } from './plan-stamps.ts';
import { RunningSubmissions } from './running-submissions.ts';
import { keyListing, sealEntry } from './window-entries.ts';

export interface SigningCallParts {
  readonly signing: Signing;
  readonly planner: StampPlanner;
  readonly modes: PointReader<StampModeData, StampMode>;
  readonly formats: PointReader<SignatureFormatData, SignatureFormat>;
  readonly engine: PdfEngine;
  readonly files: DocumentFiles;
  readonly keys: Pick<Keys, 'devices' | 'list' | 'onDidChange'>;
  readonly seals: Pick<Seals, 'list' | 'onDidChange'>;
  readonly textSearch: TextSearch | undefined;
  /** Missing in hosts without windows. */
  readonly documents: OpenDocuments | undefined;
}

/** What the views of signing ask their host half. */
export function answerSigningCalls(parts: SigningCallParts): CallHandler {
  const { signing, planner, modes, keys, seals } = parts;
  const shelf = new PictureShelf();
  const submissions = new RunningSubmissions();
  // What a window has been shown can be placed without asking all devices again, and while its own is out.
  const shown = new Map<string, Seal>();
  return answerCalls(signingRpc, {
    async seals() {
      const [found, { devices }] = await Promise.all([seals.list(), keys.devices()]);
      return found.map((seal) => {
        const entry = sealEntry(seal, devices, shelf);
        shown.set(entry.id, seal);
        return entry;
      });
    },

    async refresh() {
      await keys.list();
    },

    keys: async () => keyListing(await keys.devices(), parts.formats.list()),

    modes: () => modes.list().map(({ id, data }) => ({ id, title: data.title, needsSeal: data.seal === 'required' })),

    picture: (id) => shelf.get(id),

    async watch({ signal, progress }) {
      const subscriptions = [keys, seals].map(({ onDidChange }) => onDidChange(() => progress(null)));
      progress(null);
      await ended(signal);
      for (const subscription of subscriptions) await subscription.dispose();
    },

    place: (document, stamps, { signal }) =>
      withDocument(parts, document, signal, (opened, words) => {
        const input = { document: opened, words, time: new Date(), signal, seals: new Map(shown) };
        return placeForWindow(stamps.map(stampRequest), (stamp) => planner.place(stamp, input), shelf);
      }),

    async preflight(document, stamps, means, { signal }) {
      const { source } = openDocument(parts, document);
      const request = requestFor(parts, { document, stamps, means, output: source });
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

    async submit(document, stamps, means, { signal, progress }) {
      openDocument(parts, document);
      return submissions.run(document, signal, (ending) =>
        documentsOf(parts, document).addRevision(document, async (output) => {
          const request = requestFor(parts, { document, stamps, means, output });
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
  use: (document: PdfDocument, words: DocumentWords) => Promise<T>,
): Promise<T> {
  const password = documentsOf(parts, id).password(id);
  const file = await parts.files.open(openDocument(parts, id).source);
  try {
    const opened = await parts.engine.open(file, { signal, ...(password && { password }) });
    const searched = { source: file, geometry: opened, ...(password && { password }) };
    return await use(opened, new DocumentWords(parts.textSearch, searched));
  } finally {
    await file.close();
  }
}

interface Submitted {
  readonly document: string;
  readonly stamps: readonly StampEntry[];
  readonly means: SigningMeans;
  readonly output: string;
}

function requestFor(parts: SigningCallParts, { document, stamps, means, output }: Submitted): SigningRequest {
  const password = documentsOf(parts, document).password(document);
  const { name, source } = openDocument(parts, document);
  return {
    input: source,
    name,
    output,
    ...means,
    stamps: stamps.map(stampRequest),
    ...(password && { password }),
  };
}

function stampRequest({ mode, seal, options }: StampEntry) {
  return { mode, options, ...(seal !== undefined && { seal }) };
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
