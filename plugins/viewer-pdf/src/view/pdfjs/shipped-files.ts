/**
 * Character maps, standard fonts, decoders and the CMYK profile: files of pdf.js that the build copies beside the window's
 * own. They are fetched from there when a document needs them.
 */
const addresses: Readonly<Record<string, string>> = import.meta.glob(
  '../../../node_modules/pdfjs-dist/{cmaps/*.bcmap,standard_fonts/*.{pfb,ttf},wasm/{jbig2,openjpeg,qcms_bg}.wasm,iccs/*.icc}',
  { query: '?url&no-inline', import: 'default', eager: true, exhaustive: true },
);
const addressOf = new Map(Object.entries(addresses).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]));

/** What pdf.js asks for the files that its worker needs. */
export class ShippedFiles {
  async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const address = addressOf.get(filename);
    if (address === undefined) throw new Error(`${filename} is not shipped`);
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${filename}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }
}
