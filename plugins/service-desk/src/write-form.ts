/** The application form as a PDF that any reader shows and prints: its characters are inside. */
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { ServiceDeskContent } from '@sealwright/core/api';
import { type EmbeddedFont, embedFont } from '@sealwright/fonts/documents';
import type { ChineseFont } from '@sealwright/fonts/setting';
import type { Application } from './common-application.ts';
import { formText, layOutForm, type Mark, PAGE } from './form-layout.ts';

const WEIGHT = 400;

export interface FormMeans {
  readonly font: ChineseFont;
  readonly today: Date;
}

/** Throws `fonts.character-missing` for a character that no shipped font has. */
export async function writeForm(
  form: NonNullable<ServiceDeskContent['application']>,
  application: Application,
  { font, today }: FormMeans,
): Promise<Uint8Array> {
  const glyphs = await font.glyphs(formText(form, application, today), WEIGHT);
  const pages = layOutForm(form, application, today, glyphs);
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(form.title, { showInWindowTitleBar: true });
  document.setCreator('Sealwright 印匠');
  document.setLanguage('zh-CN');
  const embedded = embedFont(document, glyphs, font.typeface(WEIGHT));
  const { context } = document;
  const resources = context.register(context.obj({ Font: { F1: embedded.ref } }));
  for (const marks of pages) {
    const page = document.addPage([PAGE.width, PAGE.height]);
    const contents = ['0.6 w', ...marks.map((mark) => operators(mark, embedded))].join('\n');
    page.node.set(PDFName.of('Resources'), resources);
    page.node.set(PDFName.of('Contents'), context.register(context.flateStream(contents)));
  }
  return document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
}

function operators(mark: Mark, font: EmbeddedFont): string {
  if (mark.kind === 'box') {
    return `${rounded(mark.x, PAGE.height - mark.y - mark.height, mark.width, mark.height)} re S`;
  }
  const codes = [...mark.text].map((character) => font.code(character)).join('');
  return `BT /F1 ${rounded(mark.size)} Tf ${rounded(mark.x, PAGE.height - mark.baseline)} Td <${codes}> Tj ET`;
}

function rounded(...values: readonly number[]): string {
  return values.map((value) => String(Math.round(value * 100) / 100)).join(' ');
}
