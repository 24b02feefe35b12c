import { type Localized, pictureSize, type Seal } from '@sealwright/core/api';

const MM_PER_INCH = 25.4;
/** Below it prints look coarse. */
const LEAST_DPI = 300;
/** Share by which a picture may be stretched before people see it; pixels and whole millimetres never agree exactly. */
const STRETCH = 0.04;

/** How a seal's picture will look at its size on paper. */
export function pictureWarnings({ name, picture, widthMm, heightMm }: Seal): readonly Localized[] {
  const pixels = pictureSize(picture);
  if (!pixels) return [];
  const [across, down] = [pixels.width / widthMm, pixels.height / heightMm];
  const dpi = Math.round(Math.min(across, down) * MM_PER_INCH);
  const isStretched = Math.max(across, down) / Math.min(across, down) > 1 + STRETCH;
  return [
    ...(dpi < LEAST_DPI ? [coarse(name, dpi)] : []),
    ...(isStretched ? [stretched(name, widthMm, heightMm)] : []),
  ];
}

function coarse(name: string, dpi: number): Localized {
  return {
    'zh-CN': `印章“${name}”的图片只有 ${dpi} dpi（建议 ${LEAST_DPI} dpi 以上），打印出来会模糊。`,
    en: `The picture of the seal "${name}" has ${dpi} dpi; prints look coarse below ${LEAST_DPI}.`,
  };
}

function stretched(name: string, widthMm: number, heightMm: number): Localized {
  return {
    'zh-CN': `印章“${name}”的图片与印章尺寸（${widthMm} × ${heightMm} mm）的长宽比不一致，盖出来会变形。`,
    en: `The picture of the seal "${name}" has another shape than its size of ${widthMm} × ${heightMm} mm and will be stretched.`,
  };
}
