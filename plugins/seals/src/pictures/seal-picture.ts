import type { Localized, SealPicture, SealPictureOptions } from '@sealwright/core/api';
import { PictureSizeInvalid } from './errors.ts';
import { preparePicture } from './picture-thread.ts';
import type { ReadyPicture } from './ready-picture.ts';

const MM_PER_INCH = 25.4;
const SMALLEST_MM = 5;
const LARGEST_MM = 200;
const CLEAR_DPI = 300;
/** A picture whose sides differ by less was meant to be square or round, as shares of the longer one. */
const ALMOST_EVEN = { from: 0.015, to: 0.12 };

const UNSURE: Localized = {
  'zh-CN': '背景不够白或光线不均，去除背景的效果可能不好。请在明亮处重新拍摄，或使用扫描件。',
  en: 'The paper is dark or unevenly lit, so parts of it may have stayed. Take the photo anew in good light, or scan it.',
};

/** `Seals.preparePicture`. */
export async function sealPicture(file: Uint8Array, options: SealPictureOptions): Promise<SealPicture> {
  const { widthMm, transparent = true, trim = true } = options;
  assertSize(widthMm);
  const ready = await preparePicture(file, { widthMm, transparent, trim });
  // To a hundredth of a millimetre: what is listed is what is printed.
  const heightMm = Math.round((widthMm * ready.height * 100) / ready.width) / 100;
  assertSize(heightMm);
  const dpi = Math.floor((ready.width * MM_PER_INCH) / widthMm);
  return {
    picture: { format: 'png', data: ready.png },
    widthMm,
    heightMm,
    dpi,
    warnings: warningsOf(ready, dpi, trim),
  };
}

function assertSize(millimetres: number): void {
  if (millimetres >= SMALLEST_MM && millimetres <= LARGEST_MM) return;
  throw PictureSizeInvalid({ smallest: SMALLEST_MM, largest: LARGEST_MM });
}

function warningsOf({ width, height, isUnsure }: ReadyPicture, dpi: number, isTrimmed: boolean): readonly Localized[] {
  const difference = 1 - Math.min(width, height) / Math.max(width, height);
  const isAlmostEven = isTrimmed && difference > ALMOST_EVEN.from && difference < ALMOST_EVEN.to;
  return [
    ...(dpi < CLEAR_DPI ? [coarse(dpi)] : []),
    ...(isAlmostEven ? [crooked(Math.round(difference * 100))] : []),
    ...(isUnsure ? [UNSURE] : []),
  ];
}

function coarse(dpi: number): Localized {
  return {
    'zh-CN': `图片在此尺寸下只有 ${dpi} dpi，低于 ${CLEAR_DPI} dpi，打印会模糊。请使用更清晰的图片。`,
    en: `At this size the picture has ${dpi} dpi only, less than ${CLEAR_DPI}: prints will look coarse. Use a finer picture.`,
  };
}

function crooked(percent: number): Localized {
  return {
    'zh-CN': `图片的宽和高相差 ${percent}%，圆形印章会显得不圆。请正对印章拍摄，或检查图片是否完整。`,
    en: `Width and height differ by ${percent}%: a round seal would not look round. Take the photo straight from above, or check that the picture is whole.`,
  };
}
