/** The application form as marks on pages of A4. Points; y grows downwards from the page's top edge. */
import type { ServiceDeskContent } from '@sealwright/core/api';
import { EM } from '@sealwright/fonts/outlines';
import type { Glyphs } from '@sealwright/fonts/setting';
import {
  type Application,
  businessNames,
  LINES,
  type Line,
  lineNames,
  PARTS,
  partNames,
} from './common-application.ts';
import { tidyCreditCode } from './common-credit-code.ts';

const MM = 72 / 25.4;
export const PAGE = { width: 210 * MM, height: 297 * MM };
const LEFT = 22 * MM;
const RIGHT = PAGE.width - LEFT;
const TOP = 24 * MM;
const BOTTOM = PAGE.height - 22 * MM;
const SIZE = 10.5;
const LEADING = 16;
const PAD = 6;
const LABEL_WIDTH = 40 * MM;

export type Mark =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly baseline: number;
      readonly size: number;
      readonly text: string;
    }
  | { readonly kind: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number };

type Form = NonNullable<ServiceDeskContent['application']>;

/** The whole text, for its glyphs. */
export function formText(form: Form, application: Application, today: Date): string {
  return layOutForm(form, application, today, undefined)
    .flat()
    .map((mark) => (mark.kind === 'text' ? mark.text : ''))
    .join('');
}

/** Pages of marks. Without glyphs every character is as wide as it is high, which tells the characters alone. */
export function layOutForm(form: Form, application: Application, today: Date, glyphs: Glyphs | undefined): Mark[][] {
  const sheet = new Sheet(glyphs);
  sheet.centred(form.title, 16, 26);
  sheet.plain(`受理机构：${form.addressee}`);
  sheet.plain(`填表日期：${dayOf(today)}`);
  sheet.gap(6);
  sheet.row('业务类型', businessNames[application.business]['zh-CN']);
  sheet.row('证书类型', '机构数字证书');
  sheet.row('申请内容', PARTS.map((part) => `${application[part] ? '■' : '□'} ${partNames[part]['zh-CN']}`).join('　'));
  for (const line of LINES) sheet.row(lineNames[line]['zh-CN'], typedIn(application, line), line === 'note' ? 3 : 1);
  sheet.gap(8);
  for (const [index, declaration] of form.declarations.entries()) sheet.plain(`${index + 1}. ${declaration}`);
  sheet.gap(10);
  sheet.signatures(['经办人签名：', '法定代表人签名：'], '单位公章：', '日期：　　　年　　月　　日');
  sheet.gap(8);
  sheet.plain('打印后请签名并加盖单位公章，扫描成清晰的文件上传。');
  return sheet.pages;
}

function typedIn(application: Application, line: Line): string {
  return line === 'creditCode' ? tidyCreditCode(application.creditCode) : application[line].trim();
}

class Sheet {
  readonly pages: Mark[][] = [[]];
  private y = TOP;
  private readonly glyphs: Glyphs | undefined;

  constructor(glyphs: Glyphs | undefined) {
    this.glyphs = glyphs;
  }

  gap(height: number): void {
    this.y += height;
  }

  centred(text: string, size: number, height: number): void {
    this.text(text, (PAGE.width - this.widthOf(text, size)) / 2, this.y + height * 0.7, size);
    this.y += height + PAD;
  }

  plain(text: string): void {
    for (const line of this.broken(text, RIGHT - LEFT)) {
      this.keep(LEADING);
      this.text(line, LEFT, this.y + LEADING * 0.72, SIZE);
      this.y += LEADING;
    }
  }

  /** A label and what belongs to it, in boxes of at least so many lines. */
  row(label: string, value: string, least = 1): void {
    const lines = this.broken(value, RIGHT - LEFT - LABEL_WIDTH - 2 * PAD);
    const height = Math.max(lines.length, least) * LEADING + 2 * PAD;
    this.keep(height);
    this.box(LEFT, this.y, LABEL_WIDTH, height);
    this.box(LEFT + LABEL_WIDTH, this.y, RIGHT - LEFT - LABEL_WIDTH, height);
    this.text(label, LEFT + PAD, this.y + PAD + LEADING * 0.72, SIZE);
    for (const [index, line] of lines.entries()) {
      this.text(line, LEFT + LABEL_WIDTH + PAD, this.y + PAD + LEADING * (index + 0.72), SIZE);
    }
    this.y += height;
  }

  /** Room for hands and for a seal of 42 mm. */
  signatures(names: readonly string[], seal: string, date: string): void {
    const height = 52 * MM;
    this.keep(height);
    const middle = LEFT + (RIGHT - LEFT) / 2;
    this.box(LEFT, this.y, middle - LEFT, height);
    this.box(middle, this.y, RIGHT - middle, height);
    for (const [index, name] of names.entries()) {
      this.text(name, LEFT + PAD, this.y + 20 + index * (height / names.length), SIZE);
    }
    this.text(seal, middle + PAD, this.y + 20, SIZE);
    this.text(date, middle + PAD, this.y + height - 10, SIZE);
    this.y += height;
  }

  private keep(height: number): void {
    if (this.y + height <= BOTTOM) return;
    this.pages.push([]);
    this.y = TOP;
  }

  private text(text: string, x: number, baseline: number, size: number): void {
    if (text !== '') this.pages.at(-1)?.push({ kind: 'text', x, baseline, size, text });
  }

  private box(x: number, y: number, width: number, height: number): void {
    this.pages.at(-1)?.push({ kind: 'box', x, y, width, height });
  }

  /** Words and numbers stay whole where they fit into a line. */
  private broken(text: string, width: number): string[] {
    const lines: string[] = [];
    let line = '';
    for (const [part] of text.replace(/\p{Cc}/gu, ' ').matchAll(/[!-~]+|./gu)) {
      for (const piece of this.widthOf(part, SIZE) > width ? part : [part]) {
        if (line !== '' && this.widthOf(line + piece, SIZE) > width) {
          lines.push(line);
          line = '';
        }
        line += piece;
      }
    }
    return line === '' ? lines : [...lines, line];
  }

  private widthOf(text: string, size: number): number {
    let width = 0;
    for (const character of text) width += this.glyphs?.get(character)?.advance ?? EM;
    return (width * size) / EM;
  }
}

function dayOf(day: Date): string {
  return `${day.getFullYear()} 年 ${day.getMonth() + 1} 月 ${day.getDate()} 日`;
}
