/** A typeset contract as PDF. Equal contracts give equal bytes: no clock and no random number is used. */
import { type PDFContext, PDFDocument, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import { type EmbeddedFont, embedFont } from '@sealwright/fonts/documents';
import type { ChineseFont } from '@sealwright/fonts/setting';
import type { Contract } from './contract-blocks.ts';
import { type Mark, PAGE } from './page-flow.ts';
import { charactersOf, setContract } from './set-contract.ts';

interface Fonts {
  readonly regular: EmbeddedFont;
  readonly bold: EmbeddedFont;
}

const WEIGHT = { regular: 400, bold: 700 };
/** DeviceRGB operands: dark red for the demo notice and its pale ground, grey for the heads of tables. */
const COLOUR = { black: '0 0 0', demo: '0.65 0.1 0.1', 'demo-pale': '0.99 0.94 0.93', shade: '0.92 0.93 0.95' };

export async function writeContract(contract: Contract, font: ChineseFont): Promise<Uint8Array> {
  const characters = charactersOf(contract);
  const loaded = {
    regular: await font.glyphs(characters, WEIGHT.regular),
    bold: await font.glyphs(characters, WEIGHT.bold),
  };
  const pages = setContract(contract, loaded);

  const document = await PDFDocument.create({ updateMetadata: false });
  describe(document, contract);
  const texts = pages.flat().flatMap((mark) => (mark.kind === 'text' ? [mark] : []));
  const embed = (bold: boolean) => {
    const used = new Set(texts.filter((mark) => mark.bold === bold).flatMap((mark) => mark.line.characters));
    const face = bold ? loaded.bold : loaded.regular;
    const glyphs = new Map([...face].filter(([character]) => used.has(character)));
    return embedFont(document, glyphs, font.typeface(bold ? WEIGHT.bold : WEIGHT.regular));
  };
  const fonts: Fonts = { regular: embed(false), bold: embed(true) };
  const resources = document.context.register(
    document.context.obj({ Font: { F1: fonts.regular.ref, F2: fonts.bold.ref } }),
  );
  for (const marks of pages) addPage(document, marks, fonts, resources);
  return document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
}

function describe(document: PDFDocument, { title, number, date }: Contract): void {
  document.setTitle(`${title}（演示文件 DEMO）`, { showInWindowTitleBar: true });
  document.setSubject(number);
  document.setAuthor('印匠演示 DEMO');
  document.setCreator('Sealwright 印匠');
  document.setProducer('Sealwright 印匠');
  document.setKeywords(['演示', 'DEMO', title]);
  document.setCreationDate(new Date(`${date}T09:00:00Z`));
  document.setModificationDate(new Date(`${date}T09:00:00Z`));
  document.setLanguage('zh-CN');
}

function addPage(document: PDFDocument, marks: readonly Mark[], fonts: Fonts, resources: PDFRef): void {
  const page = document.addPage([PAGE.width, PAGE.height]);
  const { context } = document;
  page.node.set(PDFName.of('Resources'), resources);
  page.node.set(PDFName.of('Contents'), addContents(context, marks.map((mark) => operators(mark, fonts)).join('\n')));
}

function addContents(context: PDFContext, contents: string): PDFRef {
  return context.register(context.flateStream(contents));
}

function operators(mark: Mark, fonts: Fonts): string {
  switch (mark.kind) {
    case 'fill':
      return `${COLOUR[mark.colour]} rg ${rounded(mark.x, flipped(mark.y + mark.height), mark.width, mark.height)} re f`;
    case 'rule':
      return `${rounded(mark.width)} w ${point(mark.from)} m ${point(mark.to)} l S`;
    case 'text': {
      const font = mark.bold ? '/F2' : '/F1';
      const { code } = mark.bold ? fonts.bold : fonts.regular;
      const position = rounded(mark.x, flipped(mark.baseline));
      return `BT ${COLOUR[mark.colour ?? 'black']} rg ${font} ${rounded(mark.size)} Tf ${position} Td ${shownText(mark.line, code)} TJ ET`;
    }
  }
}

/** The operand of TJ (ISO 32000-2, 9.4.3): its numbers move to the left, so that adjustments change their sign. */
function shownText(
  { characters, adjustments }: Extract<Mark, { kind: 'text' }>['line'],
  code: EmbeddedFont['code'],
): string {
  let operand = '[<';
  for (const [index, character] of characters.entries()) {
    operand += code(character);
    const adjustment = Math.round((adjustments[index] ?? 0) * 10) / 10;
    if (adjustment !== 0 && index < characters.length - 1) operand += `>${-adjustment}<`;
  }
  return `${operand}>]`;
}

/** Layout counts from the top, PDF from the bottom. */
function flipped(y: number): number {
  return PAGE.height - y;
}

function point([x, y]: readonly [number, number]): string {
  return rounded(x, flipped(y));
}

function rounded(...values: readonly number[]): string {
  return values.map((value) => String(Math.round(value * 100) / 100)).join(' ');
}
