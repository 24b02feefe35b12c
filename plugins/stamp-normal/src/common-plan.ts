import { defineError, type Placement, parsePoint, type StampPlanInput } from '@sealwright/core/api';

export const PointUnreadable = defineError<{ point: string }>('stamp.point-unreadable', {
  'zh-CN': '无法识别位置“{point}”，请写成 120mm,80mm 的形式。',
  en: 'The position "{point}" cannot be read. Write it like 120mm,80mm.',
});

export const OutsidePage = defineError<{ page: number; width: number; height: number }>('stamp.outside-page', {
  'zh-CN': '印章落在第 {page} 页之外，该页大小为 {width} × {height} mm。',
  en: 'The seal lies outside page {page}, which measures {width} × {height} mm.',
});

/**
 * One seal at one place, in its true size: `at` is the seal's centre in millimetres from the top left corner of the page
 * as it is seen. A seal may reach over the page's edge but must show at least in part.
 */
export async function planNormalStamp({ document, seal, options }: StampPlanInput): Promise<readonly Placement[]> {
  const point = parsePoint(String(options.at));
  if (!point) throw PointUnreadable({ point: String(options.at) });
  if (!seal) return [];
  const page = await document.page(Number(options.page) - 1);
  const { widthMm: width, heightMm: height } = seal;
  const rotation = Number(options.rotation ?? 0);
  const reach = halfExtent(width, height, rotation);
  if (
    point.x + reach.x <= 0 ||
    point.y + reach.y <= 0 ||
    point.x - reach.x >= page.size.width ||
    point.y - reach.y >= page.size.height
  ) {
    throw OutsidePage({
      page: page.index + 1,
      width: Math.round(page.size.width),
      height: Math.round(page.size.height),
    });
  }
  return [
    {
      page: page.index,
      box: { x: point.x - width / 2, y: point.y - height / 2, width, height, rotation },
      appearance: { kind: 'picture', picture: seal.picture, blend: 'multiply' },
      description: seal.name,
    },
  ];
}

/** Half the width and height of the upright rectangle around the turned box. */
function halfExtent(width: number, height: number, rotation: number): { readonly x: number; readonly y: number } {
  const turn = (rotation * Math.PI) / 180;
  const cos = Math.abs(Math.cos(turn));
  const sin = Math.abs(Math.sin(turn));
  return { x: (width * cos + height * sin) / 2, y: (width * sin + height * cos) / 2 };
}
