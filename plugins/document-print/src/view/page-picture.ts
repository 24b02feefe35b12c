/** PNG files up to this size stay, in bytes; text and drawings are well below. */
const LONGEST_PNG = 3_000_000;
/** Of photographs and scans, which PNG makes files of that no printer wants. */
const QUALITY = 0.92;

/** A drawn page as a file: every pixel as it is, but for photographs. The canvas is given back. */
export async function pagePicture(canvas: HTMLCanvasElement): Promise<Uint8Array> {
  try {
    const png = await fileOf(canvas, 'image/png');
    const file = png.size <= LONGEST_PNG ? png : await fileOf(canvas, 'image/jpeg');
    return new Uint8Array(await file.arrayBuffer());
  } finally {
    // Its memory goes at once, not with the next collection.
    canvas.width = 0;
    canvas.height = 0;
  }
}

function fileOf(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const take = (file: Blob | null) => (file ? resolve(file) : reject(new Error(`no ${type} of a page`)));
    canvas.toBlob(take, type, QUALITY);
  });
}
