import {
  type Placement,
  PointUnreadable,
  parsePoint,
  placeSeal,
  type StampPlanInput,
  sealInSize,
} from '@sealwright/core/api';

/** One seal at one place: `at` is the seal's centre from the top left corner of the page as it is seen. */
export async function planNormalStamp({ document, seal, options }: StampPlanInput): Promise<readonly Placement[]> {
  const point = parsePoint(String(options.at));
  if (!point) throw PointUnreadable({ point: String(options.at) });
  if (!seal) return [];
  const page = await document.page(Number(options.page) - 1);
  return [placeSeal(page, sealInSize(seal, options), { ...point, rotation: Number(options.rotation ?? 0) })];
}
