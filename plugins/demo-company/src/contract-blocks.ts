/** What a contract is made of, before it is typeset. Sizes are points, heights of gaps millimetres. */

export interface Contract {
  /** File name without folder. */
  readonly file: string;
  readonly title: string;
  readonly number: string;
  /** ISO date; the PDF's creation date. */
  readonly date: string;
  /** Size of running text in points: 12 is 小四, 10.5 is 五号. */
  readonly bodySize: number;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly size?: number }
  | Heading
  | Paragraph
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'signatures'; readonly parties: readonly [SigningParty, SigningParty] }
  | { readonly kind: 'gap'; readonly mm: number }
  | { readonly kind: 'page-break' }
  /** The chapters with their page numbers. */
  | { readonly kind: 'contents'; readonly title: string };

export interface Heading {
  readonly kind: 'heading';
  /** 1 stands centred and is listed in the contents; 2 stands at the left. */
  readonly level: 1 | 2;
  readonly text: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  /** Default 'justify', with a first line indented by two characters. */
  readonly align?: 'justify' | 'left' | 'center' | 'right';
  readonly bold?: boolean;
  readonly size?: number;
}

export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Bold last row, such as a total. */
  readonly total?: readonly string[];
  readonly size?: number;
  /** Space above and below a cell's text in points. */
  readonly padding?: number;
}

export interface TableColumn {
  readonly title: string;
  /** Share of the table's width; shares of all columns are summed up. */
  readonly share: number;
  readonly align?: 'left' | 'center' | 'right';
}

/** One half of the signature block. */
export interface SigningParty {
  readonly role: '甲方' | '乙方';
  readonly name: string;
  /** Lines above the date, such as the representative's signature line. */
  readonly lines: readonly string[];
}

export const chapter = (text: string): Heading => ({ kind: 'heading', level: 1, text });
export const section = (text: string): Heading => ({ kind: 'heading', level: 2, text });
export const clause = (text: string): Paragraph => ({ kind: 'paragraph', text });
export const line = (text: string): Paragraph => ({ kind: 'paragraph', text, align: 'left' });
export const pageBreak: Block = { kind: 'page-break' };
export const gap = (mm: number): Block => ({ kind: 'gap', mm });
export const table = (contents: Table): Block => ({ kind: 'table', table: contents });
