/** A report as PDF whose text can be selected and searched. Equal reports give equal bytes: no clock is used. */
import { PDFDocument, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import type { Locale } from '@sealwright/core/api';
import { type EmbeddedFont, embedFont } from '@sealwright/fonts/documents';
import type { Glyphs } from '@sealwright/fonts/setting';
import type { Block } from '../report-blocks.ts';
import { type Colour, type Drawing, PAGE } from './page-flow.ts';
import { loadReportFont, type ReportFont, WEIGHT } from './report-font.ts';
import { type PageFoot, setBlocks } from './set-blocks.ts';

/** Operands of DeviceRGB. */
const COLOURS: Readonly<Record<Colour, string>> = {
  ink: '0.12 0.14 0.16',
  soft: '0.34 0.36 0.39',
  accent: '0.15 0.26 0.37',
  line: '0.8 0.8 0.78',
  good: '0.12 0.48 0.26',
  bad: '0.7 0.16 0.12',
  doubtful: '0.54 0.32 0',
  open: '0.34 0.36 0.39',
};

export interface PdfReportOptions {
  readonly title: string;
  readonly foot: PageFoot;
  readonly locale: Locale;
  /** Of the document's information. */
  readonly madeAt: Date;
  readonly program: string;
}

export async function writePdf(blocks: readonly Block[], options: PdfReportOptions): Promise<Uint8Array> {
  const { title, foot, locale, madeAt, program } = options;
  const font = await loadReportFont([JSON.stringify(blocks), title, foot.title, foot.page(1, 1), '0123456789· ']);
  const pages = setBlocks(blocks, font, foot);
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(font.fit(title), { showInWindowTitleBar: true });
  document.setCreator(program);
  document.setProducer(program);
  document.setCreationDate(madeAt);
  document.setModificationDate(madeAt);
  document.setLanguage(locale);
  const fonts = { regular: embed(document, font, pages, false), bold: embed(document, font, pages, true) };
  const resources = document.context.register(
    document.context.obj({ Font: { F1: fonts.regular.ref, F2: fonts.bold.ref } }),
  );
  for (const drawings of pages) addPage(document, drawings, fonts, resources);
  return document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
}

/** Of each weight only what is drawn in it. */
function embed(
  document: PDFDocument,
  { font, regular, bold }: ReportFont,
  pages: readonly (readonly Drawing[])[],
  isBold: boolean,
): EmbeddedFont {
  const texts = pages
    .flat()
    .flatMap((drawing) => (drawing.kind === 'text' && drawing.bold === isBold ? drawing.text : []));
  const used = new Set(texts.join(''));
  const glyphs: Glyphs = new Map([...(isBold ? bold : regular)].filter(([character]) => used.has(character)));
  return embedFont(document, glyphs, font.typeface(isBold ? WEIGHT.bold : WEIGHT.regular));
}

function addPage(
  document: PDFDocument,
  drawings: readonly Drawing[],
  fonts: { readonly regular: EmbeddedFont; readonly bold: EmbeddedFont },
  resources: PDFRef,
): void {
  const page = document.addPage([PAGE.width, PAGE.height]);
  const { context } = document;
  const contents = drawings.map((drawing) =>
    operators(drawing, drawing.kind === 'text' && drawing.bold ? fonts.bold : fonts.regular),
  );
  page.node.set(PDFName.of('Resources'), resources);
  page.node.set(PDFName.of('Contents'), context.register(context.flateStream(contents.join('\n'))));
}

/** Layout counts from the top, PDF from the bottom. */
function operators(drawing: Drawing, font: EmbeddedFont): string {
  const colour = `${COLOURS[drawing.colour]} rg`;
  if (drawing.kind === 'fill') {
    const { x, y, width, height } = drawing;
    return `${colour} ${rounded(x, PAGE.height - y - height, width, height)} re f`;
  }
  const { text, x, baseline, size, bold } = drawing;
  const codes = [...text].map(font.code).join('');
  return `BT ${colour} ${bold ? '/F2' : '/F1'} ${rounded(size)} Tf ${rounded(x, PAGE.height - baseline)} Td <${codes}> Tj ET`;
}

function rounded(...values: readonly number[]): string {
  return values.map((value) => String(Math.round(value * 100) / 100)).join(' ');
}
