import type { DesktopPrinting } from '@sealwright/shell/protocol';
import type { PrintableDocument } from '@sealwright/ui';

/** Hands pages to the program one by one, and has them printed together. */
export async function printOnDesktop(printing: DesktopPrinting, document: PrintableDocument): Promise<void> {
  const { title, signal } = document;
  const job = await printing.begin(title);
  const end = () => printing.end(job);
  signal.addEventListener('abort', end, { once: true });
  try {
    for await (const page of document.pages()) await printing.addPage(job, page);
    signal.throwIfAborted();
    await printing.print(job);
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}
