/**
 * Signs every file of the corpus with the stamps of all modes, in one signature, and lets pdfsig, qpdf and poppler's
 * drawing judge. Which files a mode refuses, and why, is written down below; counts never go down.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DocumentFiles,
  type Options,
  type PageGeometry,
  PdfEngine,
  type Placement,
  SealwrightError,
  Signing,
  type Size,
  type StampRequest,
} from '@sealwright/core/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';
import { type PdfsigSignature, pdfsig } from '../e2e/foreign-judges.ts';
import { faultsOfLook } from './changed-pixels.ts';
import { faultsOfFile } from './judge-signed.ts';
import { type CorpusFile, corpusFiles } from './manifest.ts';

const files = corpusFiles();
const folder = mkdtempSync(join(tmpdir(), 'sealwright-modes-'));
const output = join(folder, 'signed.pdf');

let product: DemoProduct;
let signing: Signing;

beforeAll(async () => {
  product = await startDemoProduct();
  signing = await product.host.service(Signing);
}, 120_000);
afterAll(async () => {
  await product?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

interface ModeCase {
  /** Pages that a document needs for it. */
  readonly pages: number;
  /** `undefined` where the file has nothing for it. */
  stamp(file: CorpusFile, firstPage: Size): StampRequest | undefined;
  /** Files that are signed with it: raise it when more are. */
  readonly floor: number;
  /** Files that it refuses, with the code of the reason. */
  readonly refused: Readonly<Record<string, string>>;
}

/** At a place of the first page that is on it, however small it is: in shares of its width and height. */
function placed(mode: string, [x, y]: readonly [number, number], options: Options, seal?: string): ModeCase {
  const stamp = (_: CorpusFile, { width, height }: Size) => ({
    mode,
    options: { ...options, at: `${(x * width).toFixed(3)}mm,${(y * height).toFixed(3)}mm` },
    ...(seal && { seal }),
  });
  return { pages: 1, stamp, floor: 151, refused: {} };
}

function seam(edge: string, more: Options = {}): ModeCase {
  const stamp = () => ({ mode: 'seam', options: { edge, ...more }, seal: SEAL });
  return { pages: 2, stamp, floor: 34, refused: SEAM_REFUSED };
}

const KEY = 'demo-party-a';
const SEAL = '甲方公章';
const STROKES = '[[[0,4,0.3],[4,0,0.7],[9,5,0.6],[15,1,0.4],[22,6,0.8]]]';

/** Files with fewer pages than they claim, and with pages smaller than the seal. */
const SEAM_REFUSED = {
  'pdf/pdf.js__poppler-67295-0.pdf': 'seam.one-page-document',
  'pdf/pdfium__cropped_text.pdf': 'seam.beyond-edge',
  'pdf/pdfium__unsupported_feature.pdf': 'seam.one-page-document',
  'pdf/sample-files__imagemagick-images.pdf': 'seam.beyond-edge',
};
/** Values of form fields that have no appearance: poppler makes one before it reads. */
const READ_OTHERWISE = {
  'pdf/dss__pdf-2.0.pdf': 'words.not-found',
  'pdf/dss__test_-180.pdf': 'words.not-found',
  'pdf/pdf.js__bug1844583.pdf': 'words.not-found',
  'pdf/pypdf__form_evince.pdf': 'words.not-found',
  'pdf/qpdf__need-appearances-utf8.pdf': 'words.not-found',
};

const MODES: Readonly<Record<string, ModeCase>> = {
  normal: placed('normal', [0.3, 0.2], { page: 1 }, SEAL),
  multipage: {
    pages: 1,
    stamp: () => ({
      mode: 'multipage',
      options: { at: '15mm,15mm', corner: 'bottom-right', rotation: 90 },
      seal: SEAL,
    }),
    floor: 151,
    refused: {},
  },
  'seam, right': seam('right'),
  'seam, left': seam('left', { at: '60%' }),
  'seam, top': seam('top'),
  'seam, bottom': seam('bottom', { inset: 3 }),
  'seam, spread': seam('spread', { at: '70%', 'pair-first': true }),
  keyword: {
    pages: 1,
    stamp({ path }) {
      const find = lastWord(path);
      if (find === undefined) return undefined;
      return { mode: 'keyword', options: { find, which: 'last', anchor: 'right' }, seal: SEAL };
    },
    floor: 104,
    refused: READ_OTHERWISE,
  },
  date: placed('date', [0.5, 0.5], {}),
  code: placed('code', [0.75, 0.3], { text: 'HT-2024-0718', size: '15mm' }),
  handwriting: placed('handwriting', [0.75, 0.6], { strokes: STROKES }),
};

/** A word of the first page, as poppler reads it. */
function lastWord(path: string): string | undefined {
  const { stdout } = spawnSync('pdftotext', ['-cropbox', '-l', '1', path, '-'], { encoding: 'utf8' });
  return stdout
    .split(/\s+/)
    .filter((word) => /^[\p{L}\p{N}]{3,}$/u.test(word))
    .at(-1);
}

/** With the name of the mode's case. */
type Wanted = readonly [name: string, stamp: StampRequest];

interface Planned {
  readonly page: PageGeometry;
  /** By the name of the mode's case. */
  readonly stamps: Readonly<Record<string, StampRequest>>;
  readonly placements: readonly Placement[];
  /** Codes of the reasons. */
  readonly refused: Readonly<Record<string, string>>;
}

/** The stamps of all modes that have something to do on the file. */
async function plan(file: CorpusFile): Promise<Planned> {
  const page = await firstPageOf(file.path);
  const wanted = Object.entries(MODES).flatMap(([name, { pages, stamp }]) => {
    const request = Number(file.pages) >= pages ? stamp(file, page.size) : undefined;
    return request ? [[name, request] as const] : [];
  });
  try {
    const placements = await placementsOf(file, wanted);
    return { page, stamps: Object.fromEntries(wanted), placements, refused: {} };
  } catch {
    // One of them cannot be planned: which one, and why?
    return { page, ...(await planEach(file, wanted)) };
  }
}

async function placementsOf({ path }: CorpusFile, wanted: readonly Wanted[]): Promise<readonly Placement[]> {
  const stamps = wanted.map(([, stamp]) => stamp);
  return (await signing.plan({ input: path, output, key: KEY, stamps })).placements;
}

async function planEach(file: CorpusFile, wanted: readonly Wanted[]): Promise<Omit<Planned, 'page'>> {
  const stamps: Record<string, StampRequest> = {};
  const placements: Placement[] = [];
  const refused: Record<string, string> = {};
  for (const [name, stamp] of wanted) {
    try {
      placements.push(...(await placementsOf(file, [[name, stamp]])));
      stamps[name] = stamp;
    } catch (error) {
      refused[name] = error instanceof SealwrightError ? error.code : String(error);
    }
  }
  return { stamps, placements, refused };
}

async function firstPageOf(path: string): Promise<PageGeometry> {
  const source = await (await product.host.service(DocumentFiles)).open(path);
  try {
    const document = await (await product.host.service(PdfEngine)).open(source);
    return await document.page(0);
  } finally {
    await source.close();
  }
}

interface Judged {
  /** What foreign judges find wrong with the signed file. */
  readonly faults: string[];
  /** All that are in it. */
  readonly signatures: readonly PdfsigSignature[];
}

/** Signs with all stamps at once. */
async function sign(file: CorpusFile, { stamps, placements }: Planned): Promise<Judged> {
  const result = await signing.submit({
    input: file.path,
    output,
    overwrite: true,
    key: KEY,
    stamps: Object.values(stamps),
  });
  const faults = faultsOfFile(file, output);
  const signatures = pdfsig(output);
  const entries = signatures.filter(({ field }) => result.fields.includes(field));
  if (result.keyOperations !== 1) faults.push(`${result.keyOperations} key operations`);
  if (entries.length !== placements.length) faults.push(`${entries.length} entries for ${placements.length} places`);
  if (!entries.every(({ valid, total }) => valid && total)) faults.push('an entry is not valid');
  return { faults, signatures };
}

describe.skipIf(files.length === 0)('signing the corpus with every mode', { timeout: 600_000 }, () => {
  test('each mode signs what it can, all of them in one signature, and the page shows it', async () => {
    const faults: string[] = [];
    const counts = Object.fromEntries(Object.keys(MODES).map((name) => [name, 0]));
    const refusals = Object.fromEntries(Object.keys(MODES).map((name) => [name, {} as Record<string, string>]));
    let seen = 0;
    for (const file of files.filter(({ expectation }) => expectation === 'SIGN; prior bytes unchanged')) {
      const planned = await plan(file);
      for (const [name, code] of Object.entries(planned.refused)) refusals[name]![file.file] = code;
      for (const name of Object.keys(planned.stamps)) counts[name]!++;
      const { faults: found } = await sign(file, planned);
      const look = faultsOfLook(file.path, output, planned, NEED_APPEARANCES.includes(file.file) ? 'mupdf' : 'poppler');
      if (look) seen++;
      if (!BLACK.includes(file.file)) found.push(...(look ?? []));
      faults.push(...found.map((fault) => `${file.file}: ${fault}`));
    }
    for (const [name, count] of Object.entries(counts)) console.log(`${name}: ${count} files signed right`);
    expect(faults).toEqual([]);
    for (const [name, { floor, refused }] of Object.entries(MODES)) {
      expect(refusals[name], name).toEqual(refused);
      expect(counts[name], name).toBeGreaterThanOrEqual(floor);
    }
    expect(seen).toBeGreaterThanOrEqual(SEEN_FLOOR);
  });

  test('earlier signatures stay as they were, whatever the mode', async () => {
    const changed: string[] = [];
    const faults: string[] = [];
    let signed = 0;
    for (const file of files.filter(({ expectation }) => expectation.startsWith('verify'))) {
      const before = pdfsig(file.path);
      try {
        const { faults: found, signatures } = await sign(file, await plan(file));
        signed++;
        faults.push(...found.map((fault) => `${file.file}: ${fault}`));
        before.forEach(({ valid, field }, index) => {
          if (signatures[index]?.valid !== valid) changed.push(`${file.file} ${field}`);
        });
      } catch (error) {
        if (!(error instanceof SealwrightError)) faults.push(`${file.file}: ${String(error)}`);
      }
    }
    console.log(`signed files, signed again: ${signed}`);
    expect(changed).toEqual([]);
    expect(faults).toEqual([]);
    expect(signed).toBeGreaterThanOrEqual(SIGNED_AGAIN_FLOOR);
  });
});

/**
 * Forms that ask for new appearances of their fields (ISO 32000-1, 12.7.2, /NeedAppearances): poppler gives signatures an
 * empty one.
 */
const NEED_APPEARANCES = [
  'pdf/pdf.js__bug1844583.pdf',
  'pdf/pdfium__bug_861842.pdf',
  'pdf/pypdf__FormTestFromOo.pdf',
  'pdf/pypdf__form_evince.pdf',
  'pdf/qpdf__need-appearances-utf8.pdf',
  'pdf/sample-files__libreoffice-form.pdf',
];
/** Pages that are black where some of the stamps stand. */
const BLACK = ['pdf/pdf.js__issue19176.pdf', 'pdf/pypdf__git.pdf'];
/** Files whose first page can be drawn without the signature. */
const SEEN_FLOOR = 149;
const SIGNED_AGAIN_FLOOR = 136;
