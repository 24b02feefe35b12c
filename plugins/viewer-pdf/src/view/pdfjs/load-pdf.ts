import { defineError } from '@sealwright/core/api';
import { DocumentRanges, type ReadRange } from './document-ranges.ts';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from './library.ts';
import { ShippedFiles } from './shipped-files.ts';

/** Files up to this size, which most contracts are, are read at once; in bytes. */
const READ_WHOLE = 4_000_000;
/**
 * Length of the parts in which longer ones are read. pdf.js looks at every page's dictionary before it shows the first
 * one, and each is somewhere else; what belongs together, such as a picture, it asks for at once whatever this is.
 */
const CHUNK = 1 << 15;
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
  readonly signal: AbortSignal;
  /** A part of the file could not be read after it was opened. */
  readonly onFault: (error: unknown) => void;
}

/** Opens a PDF of which only those parts are read that show. Rejects with `viewer.*` errors and those of `read`. */
export async function loadPdf({ size, read, password, signal, onFault }: PdfToLoad): Promise<PDFDocumentProxy> {
  const beginning = await read(0, size <= READ_WHOLE ? size : CHUNK, signal);
  return new Promise((resolve, reject) => {
    let isOpen = false;
    const range = new DocumentRanges(size, beginning, read, (error) => {
      if (isOpen) return onFault(error);
      void task.destroy();
      reject(error);
    });
    const task = getDocument({
      range,
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
    const end = () => void task.destroy();
    signal.addEventListener('abort', end, { once: true });
    task.onPassword = () => {
      end();
      reject(PasswordNeeded({ wrong: password !== undefined }));
    };
    task.promise.then(
      (pdf) => {
        isOpen = true;
        signal.removeEventListener('abort', end);
        resolve(pdf);
      },
      (cause) => reject(signal.aborted ? signal.reason : CannotShow({}, { cause })),
    );
  });
}
