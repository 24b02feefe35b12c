/** Documents of sizes that nobody wants to keep in a repository. */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** `pages` A4 pages with a line of text each; the last has an attached stream of `ballast` bytes that nobody draws. */
export async function writeSamplePdf(path: string, pages: number, ballast = 0): Promise<void> {
  const stream = createWriteStream(path);
  const offsets: number[] = [];
  let offset = 0;
  const write = (chunk: string | Buffer) => {
    offset += chunk.length;
    stream.write(chunk);
  };
  const object = (body: string) => {
    offsets.push(offset);
    write(`${offsets.length} 0 obj\n${body}\nendobj\n`);
  };
  const FIRST_PAGE = 4;
  const kids = Array.from({ length: pages }, (_, index) => `${FIRST_PAGE + 2 * index} 0 R`).join(' ');
  write('%PDF-1.7\n');
  object('<< /Type /Catalog /Pages 2 0 R >>');
  object(`<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`);
  object('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  for (let page = 1; page <= pages; page++) {
    const text = Array.from({ length: 40 }, (_, line) => `(Page ${page}, line ${line + 1} of a contract) Tj 0 -18 Td`);
    const content = `BT /F1 12 Tf 60 780 Td ${text.join(' ')} ET`;
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${offsets.length + 2} 0 R >>`,
    );
    object(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  if (ballast > 0) {
    offsets.push(offset);
    write(`${offsets.length} 0 obj\n<< /Length ${ballast} >>\nstream\n`);
    const block = Buffer.alloc(1_000_000, 'x');
    for (let left = ballast; left > 0; left -= block.length) write(block.subarray(0, Math.min(left, block.length)));
    write('\nendstream\nendobj\n');
  }
  const xref = offset;
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  write(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${entries}`);
  write(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`);
  stream.end();
  await finished(stream);
}
