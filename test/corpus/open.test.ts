/**
 * Opens every file of the corpus. What must open opens, with all its pages; what is damaged is refused, on opening or,
 * where only unused objects are wrong, by the check before signing. The counts are printed and never go down.
 */
import { readFileSync } from 'node:fs';
import { memorySource, type PdfDocument, SealwrightError, Secret } from '@sealwright/core/api';
import { describe, expect, test } from 'vitest';
import { Damaged } from '../../plugins/pdf-engine/src/errors.ts';
import { openDocument } from '../../plugins/pdf-engine/src/open-document.ts';
import { checkEntries } from '../../plugins/pdf-engine/src/read/check-entries.ts';
import { openObjectStore } from '../../plugins/pdf-engine/src/read/open-object-store.ts';
import { type CorpusFile, corpusFiles } from './manifest.ts';

const files = corpusFiles();
const having = (start: string) => files.filter(({ expectation }) => expectation.startsWith(start));

/** The manifest repeats what /Count says; these have one page each. */
const WRONG_COUNTS = ['pdf/pdf.js__poppler-67295-0.pdf', 'pdf/pdfium__unsupported_feature.pdf'];

/**
 * Of 'REFUSE or documented repair', files that need no repair. The first one's table lacks object 0 and the blank of an
 * entry but is right about every object; the second one has a page content that does not decode.
 */
const SOUND = ['broken/repairable/pyHanko__minimal-badxref.pdf', 'broken/repairable/qpdf__split-exp-1.pdf'];

const source = ({ path }: CorpusFile) => memorySource(new Uint8Array(readFileSync(path)));
const secret = (password: string | undefined) =>
  password === undefined ? {} : { password: Secret.fromText(password) };

/** Opens a file, reads the geometry of every page and checks every entry, as signing does. */
async function readAll(file: CorpusFile, password?: string): Promise<PdfDocument> {
  const document = await openDocument(source(file), secret(password));
  for (let index = 0; index < document.pageCount; index++) {
    const { size } = await document.page(index);
    expect(Math.min(size.width, size.height), `${file.file}, page ${index}`).toBeGreaterThan(0);
  }
  await checkEntries(await openObjectStore(source(file), secret(password)));
  return document;
}

interface Outcome {
  readonly file: CorpusFile;
  readonly document?: PdfDocument;
  readonly code?: string;
}

async function outcome(file: CorpusFile, password?: string): Promise<Outcome> {
  try {
    return { file, document: await readAll(file, password) };
  } catch (error) {
    if (!(error instanceof SealwrightError)) throw new Error(`${file.file}: untyped`, { cause: error });
    return { file, code: error.code };
  }
}

async function outcomes(title: string, group: readonly CorpusFile[]): Promise<Outcome[]> {
  const found: Outcome[] = [];
  for (const file of group) found.push(await outcome(file));
  const opened = found.filter(({ document }) => document).length;
  console.log(`${title}: ${group.length} files, ${opened} open, ${group.length - opened} refused`);
  return found;
}

const names = (found: readonly Outcome[]) => found.map(({ file, code }) => `${file.file} ${code ?? 'opened'}`);
const opened = ({ document }: Outcome) => document !== undefined;
const refused = ({ document }: Outcome) => document === undefined;

describe.skipIf(files.length === 0)('opening the corpus', { timeout: 120_000 }, () => {
  test('every file that can be signed opens, with the right number of pages', async () => {
    const found = await outcomes('SIGN', having('SIGN; prior bytes unchanged'));
    expect(names(found.filter(refused))).toEqual([]);
    for (const { file, document } of found)
      expect(document?.pageCount, file.file).toBe(WRONG_COUNTS.includes(file.file) ? 1 : Number(file.pages));
    expect(found.length).toBeGreaterThanOrEqual(151);
  });

  test('of those that others refuse, all but one whose sections are not where it says', async () => {
    const found = await outcomes('SIGN preferred', having('SIGN preferred'));
    expect(names(found.filter(refused))).toEqual(['pdf/pdf.js__issue15893_reduced.pdf pdf.damaged']);
    for (const { file, document } of found.filter(opened))
      expect(document?.pageCount, file.file).toBe(Number(file.pages));
  });

  test('broken files are refused', async () => {
    const broken = files.filter(({ file }) => file.startsWith('broken/'));
    const found = await outcomes('broken', broken);
    expect(names(found.filter(opened))).toEqual(SOUND.map((file) => `${file} opened`));
    for (const { file, code } of found.filter(refused)) expect(code, file.file).toMatch(/^pdf\./);
  });

  test('hostile files end within seconds', async () => {
    await outcomes(
      'hostile',
      files.filter(({ file }) => file.startsWith('broken/hostile/')),
    );
  }, 10_000);

  test('encrypted files open with their password and ask for it', async () => {
    const known = having('REFUSE without password; sign with it');
    const without = await outcomes('encrypted, no password', known);
    const damaged = ['pdf/tika__testPDF_no_extract_yes_accessibility_owner_user.pdf'];
    for (const { file, code } of without)
      expect(code, file.file).toBe(damaged.includes(file.file) ? 'pdf.damaged' : 'pdf.password-needed');
    const found: Outcome[] = [];
    for (const file of known) {
      expect(file.passwords.length, file.file).toBeGreaterThan(0);
      for (const password of file.passwords) found.push(await outcome(file, password));
    }
    console.log(`encrypted, with password: ${found.length} tries, ${found.filter(opened).length} open`);
    expect(names(found.filter(refused))).toEqual(damaged.map((file) => `${file} pdf.damaged`));
    const wrong = await outcome(known.find(({ file }) => !damaged.includes(file))!, 'certainly not');
    expect(wrong.code).toBe('pdf.password-wrong');
  });

  test('encrypted files without a known password or with certificates are refused', async () => {
    const found = await outcomes('REFUSE without key', having('REFUSE without key/password'));
    expect(names(found.filter(opened))).toEqual([]);
    for (const { file, code } of found) expect(code, file.file).toMatch(/^pdf\./);
  });

  test('what only signing refuses opens', async () => {
    const found = [
      ...having('REFUSE (DocMDP'),
      ...having('REFUSE (FieldMDP'),
      ...having('REFUSE without owner password'),
    ];
    expect(names((await outcomes('REFUSE to sign', found)).filter(refused))).toEqual([]);
  });

  test('a document without pages opens', async () => {
    const found = await outcomes('no page', having('REFUSE (no page)'));
    expect(names(found)).toEqual([
      'pdf/pikepdf__newline-buffer-test.pdf opened',
      // Its only page is said to stand in an object stream that is broken.
      'pdf/pyHanko__broken-objstream3.pdf pdf.damaged',
    ]);
    expect(found[0]?.document?.pageCount).toBe(0);
  });

  test('signed files open; the others are forged or broken', async () => {
    const refusals: string[] = [];
    const signed = having('verify');
    for (const file of signed) {
      await openDocument(source(file)).catch((error: unknown) => {
        expect(Damaged.is(error), `${file.file}: ${error}`).toBe(true);
        refusals.push(file.file);
      });
    }
    console.log(`signed: ${signed.length} files, ${signed.length - refusals.length} open`);
    expect(refusals).toEqual(NOT_INTACT);
  });
});

/** According to their sources, no signature in these is valid and unaltered. */
const NOT_INTACT = [
  'signed/dss__pades-5-signatures-and-1-document-timestamp.pdf',
  'signed/dss__pdf-signed-corrupted.pdf',
  'signed/pdf.js__poppler-395-0-fuzzed.pdf',
  'signed/testarea-pdfbox2__AdelinVoicu-sample_signed.pdf',
  'signed/testarea-pdfbox2__isa_A.pdf',
  'signed/testarea-pdfbox2__isa_E.pdf',
  'signed/testarea-pdfbox2__isa_G.pdf',
  'signed/testarea-pdfbox2__isa_I.pdf',
  'signed/testarea-pdfbox2__siwa_C.pdf',
  'signed/testarea-pdfbox2__siwa_E.pdf',
];
