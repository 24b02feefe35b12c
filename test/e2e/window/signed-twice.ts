import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { CommandLine, type DemoData } from '../command-line.ts';

/** A contract as it was when the first company had signed it, and when both had. */
export interface SignedTwice {
  readonly once: string;
  readonly twice: string;
  /** Root certificate of the signers. */
  readonly trust: string;
  readonly cli: CommandLine;
}

/** Page on which the second company's seal stands, from 1 on. */
export const SECOND_SEAL_PAGE = 3;

/** Two demo companies sign a contract of five pages by the command line; the caller disposes of it. */
export async function signTwice(): Promise<SignedTwice> {
  const cli = new CommandLine();
  const { keys, seals, contracts, trust } = await cli.json<DemoData>(['demo']);
  const [once, twice] = [cli.path('once.pdf'), cli.path('twice.pdf')];
  const sign = (input: string, output: string, signer: number, page: number, at: string) => {
    const key = keys[signer]!;
    const seal = seals.find(({ name }) => name === ['甲方公章', '乙方公章'][signer])!.name;
    const words = ['--mode', 'normal', '--page', String(page), '--at', at, '--seal', seal];
    return cli.json(['sign', input, '--key', key.id, '--pin-stdin', '-o', output, ...words], `${key.pin}\n`);
  };
  await sign(contracts[1]!, once, 0, 1, '60mm,200mm');
  await sign(once, twice, 1, SECOND_SEAL_PAGE, '150mm,200mm');
  return { once, twice, trust, cli };
}

/** Signs a document of many pages with one line of text each, then puts another text onto one of them. */
export async function signThenAlter(cli: CommandLine, pages: number, altered: number): Promise<string> {
  const { keys, seals } = await cli.json<DemoData>(['demo']);
  const [input, output] = [cli.path('long.pdf'), cli.path('altered.pdf')];
  writeFileSync(input, textPdf(pages));
  const key = keys[0]!;
  const words = ['--mode', 'normal', '--page', '1', '--at', '60mm,200mm', '--seal', seals[0]!.name];
  await cli.json(['sign', input, '--key', key.id, '--pin-stdin', '-o', output, ...words], `${key.pin}\n`);
  const result = cli.path('long-altered.pdf');
  copyFileSync(output, result);
  appendFileSync(result, revision(readFileSync(output), contentOf(altered), contents(altered, 'Total 900.00')));
  return result;
}

const contentOf = (page: number) => 4 + 2 * page;

function contents(page: number, words: string): string {
  const text = `BT /F1 24 Tf 72 700 Td (Page ${page + 1}: ${words}) Tj ET`;
  return `<</Length ${text.length}>>\nstream\n${text}\nendstream`;
}

/** ISO 32000-2, 7.5: object 3 is the font; pages and their contents follow in turn. */
function textPdf(pages: number): Buffer {
  const indices = [...Array(pages).keys()];
  const kids = indices.map((page) => `${5 + 2 * page} 0 R`).join(' ');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages}/Kids[${kids}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...indices.flatMap((page) => [
      contents(page, 'Total 100.00'),
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${contentOf(page)} 0 R>>`,
    ]),
  ];
  let text = '%PDF-1.7\n';
  const rows = objects.map((object, index) => {
    const row = `${String(text.length).padStart(10, '0')} 00000 n \n`;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return row;
  });
  const size = objects.length + 1;
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
  );
}

/** An appended revision that replaces one object (7.5.6). */
function revision(file: Buffer, object: number, content: string): string {
  const text = file.toString('latin1');
  const last = (pattern: RegExp) => [...text.matchAll(pattern)].at(-1)?.[1];
  const [previous, root, size] = [last(/startxref\s+(\d+)/g), last(/\/Root\s+(\d+ \d+ R)/g), last(/\/Size\s+(\d+)/g)];
  const start = text.endsWith('\n') ? '' : '\n';
  const at = file.length + start.length;
  const body = `${object} 0 obj\n${content}\nendobj\n`;
  const row = `${String(at).padStart(10, '0')} 00000 n \n`;
  return `${start}${body}xref\n${object} 1\n${row}trailer\n<</Size ${size}/Root ${root}/Prev ${previous}>>\nstartxref\n${at + body.length}\n%%EOF\n`;
}
