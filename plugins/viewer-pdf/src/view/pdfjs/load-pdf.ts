import { defineError } from '@sealwright/core/api';
import { DocumentRanges, type ReadRange } from './document-ranges.ts';
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, VerbosityLevel } from './library.ts';
import { ShippedFiles } from './shipped-files.ts';
import type { SpareWorkers } from './spare-workers.ts';
import type { WorkerPair } from './worker-pair.ts';

/** Files up to this size, which most contracts are, are read at once; in bytes. */
const READ_WHOLE = 4_000_000;
/**
 * Length of the parts in which longer ones are read. pdf.js looks at every page's dictionary before it shows the first
 * one, and each is somewhere else; what belongs together, such as a picture, it asks for at once whatever this is.
 */
const CHUNK = 1 << 15;
/** Length of a file's end that is read ahead, in bytes: it names the places of everything else (ISO 32000-2, 7.5.5). */
const END = 8 * CHUNK;
/** Pixels of one picture: an A2 sheet at 600 dpi has fewer, and more would take the memory of a small machine. */
const LARGEST_PICTURE = 200_000_000;
/** pdf.js asks for files by address and name; the names say enough. */
const SHIPPED = 'shipped/';

export const CannotShow = defineError('viewer.cannot-show', {
  'zh-CN': '无法显示这个 PDF，文件可能已损坏。请让对方重新导出或重新发送该文件。',
  en: 'This PDF cannot be shown; it may be damaged. Ask its sender to export or send it again.',
});

export const PasswordNeeded = defineError<{ wrong: boolean }>('viewer.password-needed', {
  'zh-CN': '该 PDF 已加密，请输入打开密码。',
  en: 'This PDF is encrypted. Please enter its password.',
});

export interface PdfToLoad {
  /** In bytes. */
  readonly size: number;
  readonly read: ReadRange;
  readonly password: string | undefined;
  readonly workers: SpareWorkers;
  readonly signal: AbortSignal;
  /** After it was opened a part of the file could not be read, or its worker failed. */
  readonly onFault: (error: unknown) => void;
}

export interface LoadedPdf {
  readonly pdf: PDFDocumentProxy;
  /** Gives back all that it uses. */
  end(): void;
}

/** Opens a PDF of which only those parts are read that show. Rejects with `viewer.*` errors and those of `read`. */
export async function loadPdf({ size, read, password, workers, signal, onFault }: PdfToLoad): Promise<LoadedPdf> {
  const pair = workers.take();
  let task: ReturnType<typeof getDocument> | undefined;
  const end = () => pair.endAfter(task ? task.destroy() : Promise.resolve());
  try {
    const isShort = size <= READ_WHOLE;
    const [beginning, ending] = await Promise.all([
      read(0, isShort ? size : CHUNK, signal),
      isShort ? new Uint8Array(0) : read(size - END - (size % CHUNK), END + (size % CHUNK), signal),
    ]);
    const pdf = await new Promise<PDFDocumentProxy>((resolve, reject) => {
      let tell: (error: unknown) => void = reject;
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      pair.onFault(({ error }) => tell(CannotShow({}, { cause: error })));
      task = parse(
        new DocumentRanges({ size, beginning, ending, read, onFault: (error) => tell(error) }),
        pair,
        password,
      );
      task.onPassword = () => reject(PasswordNeeded({ wrong: password !== undefined }));
      task.promise.then(
        (opened) => {
          tell = onFault;
          resolve(opened);
        },
        (cause) => reject(CannotShow({}, { cause })),
      );
    });
    return { pdf, end };
  } catch (error) {
    end();
    throw signal.aborted ? signal.reason : error;
  }
}

function parse(range: DocumentRanges, { parser, painter }: WorkerPair, password: string | undefined) {
  // pdf.js takes the painter of a document from here.
  GlobalWorkerOptions.rendererPorts = [painter];
  return getDocument({
    range,
    worker: parser,
    rangeChunkSize: CHUNK,
    disableStream: true,
    disableAutoFetch: true,
    ...(password === undefined ? {} : { password }),
    useWorkerFetch: false,
    BinaryDataFactory: ShippedFiles,
    cMapUrl: SHIPPED,
    standardFontDataUrl: SHIPPED,
    wasmUrl: SHIPPED,
    iccUrl: SHIPPED,
    maxImageSize: LARGEST_PICTURE,
    verbosity: VerbosityLevel.ERRORS,
  });
}
