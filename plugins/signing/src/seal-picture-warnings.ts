import { type Localized, type Placement, pictureSize, type Seal, type Size } from '@sealwright/core/api';

const MM_PER_INCH = 25.4;
/** Below it prints look coarse. */
const LEAST_DPI = 300;
/** Share by which a picture may be stretched before people see it; pixels and whole millimetres never agree exactly. */
const STRETCH = 0.04;

/** A difference in size by which seals are alike, in millimetres: what rounding may add. */
const ROUNDING = 0.05;

/** Sizes that are not the seal's own, and how its picture will look on paper, where it is largest. */
export function pictureWarnings(seal: Seal, placements: readonly Placement[]): readonly Localized[] {
  const sizes = sizesOf(seal, placements);
  const own = { width: seal.widthMm, height: seal.heightMm };
  const others = sizes.filter(({ width }) => Math.abs(width - own.width) > ROUNDING);
  const largest = sizes.reduce((most, size) => (size.width > most.width ? size : most), sizes[0] ?? own);
  return [...others.map((size) => resized(seal.name, size, own)), ...looks(seal, largest)];
}

/** Those in which placements show the seal, whole or in part, each once. */
function sizesOf({ picture }: Seal, placements: readonly Placement[]): readonly Size[] {
  const sizes = new Map<string, Size>();
  for (const { appearance, box } of placements) {
    if (appearance.kind !== 'picture' || appearance.picture !== picture) continue;
    const { width: across, height: down } = appearance.clip ?? WHOLE;
    const size = { width: box.width / across, height: box.height / down };
    sizes.set(measure(size), size);
  }
  return [...sizes.values()];
}

const WHOLE: Size = { width: 1, height: 1 };

function looks({ name, picture }: Seal, size: Size): readonly Localized[] {
  const pixels = pictureSize(picture);
  if (!pixels) return [];
  const [across, down] = [pixels.width / size.width, pixels.height / size.height];
  const dpi = Math.round(Math.min(across, down) * MM_PER_INCH);
  const isStretched = Math.max(across, down) / Math.min(across, down) > 1 + STRETCH;
  return [...(dpi < LEAST_DPI ? [coarse(name, dpi)] : []), ...(isStretched ? [stretched(name, size)] : [])];
}

function resized(name: string, size: Size, own: Size): Localized {
  return {
    'zh-CN': `印章“${name}”盖出来是 ${measure(size)}，不是其规定的 ${measure(own)}。`,
    en: `The seal "${name}" is placed at ${measure(size)} instead of its own ${measure(own)}.`,
  };
}

function coarse(name: string, dpi: number): Localized {
  return {
    'zh-CN': `印章“${name}”的图片只有 ${dpi} dpi（建议 ${LEAST_DPI} dpi 以上），打印出来会模糊。`,
    en: `The picture of the seal "${name}" has ${dpi} dpi; prints look coarse below ${LEAST_DPI}.`,
  };
}

function stretched(name: string, size: Size): Localized {
  return {
    'zh-CN': `印章“${name}”的图片与印章尺寸（${measure(size)}）的长宽比不一致，盖出来会变形。`,
    en: `The picture of the seal "${name}" has another shape than its size of ${measure(size)} and will be stretched.`,
  };
}

/** To a tenth of a millimetre. */
function measure({ width, height }: Size): string {
  return `${Math.round(width * 10) / 10} × ${Math.round(height * 10) / 10} mm`;
}
