import { LENGTH_PATTERN, POINT_PATTERN } from '@sealwright/core/api';
import { conformanceDocument, conformanceSeal, describeStampMode } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { planNormalStamp } from './common-plan.ts';

describeStampMode({
  data: manifest.sealwright.contributes.stampModes[0],
  mode: { plan: planNormalStamp },
  options: [
    { at: '120mm,80mm' },
    { page: 2, at: '12cm,8cm' },
    { page: 5, at: '0,0' },
    { page: 6, at: '100pt,200pt', rotation: 37 },
    { at: '120mm,80mm', width: '3.8cm' },
  ],
});

const plan = (options: Record<string, unknown>) =>
  planNormalStamp({ document: conformanceDocument, seal: conformanceSeal, options, time: new Date(0) });

test('the point is the centre of the seal', async () => {
  const [placement] = await plan({ page: 1, at: '120mm,80mm', rotation: 0 });
  expect(placement?.box).toEqual({ x: 100, y: 65, width: 40, height: 30, rotation: 0 });
});

test('another width: the centre stays, the height follows', async () => {
  const [placement] = await plan({ page: 1, at: '120mm,80mm', width: '60mm' });
  expect(placement?.box).toEqual({ x: 90, y: 57.5, width: 60, height: 45, rotation: 0 });
  await expect(plan({ page: 1, at: '120mm,80mm', width: '1mm' })).rejects.toMatchObject({ code: 'stamp.size-invalid' });
});

test('units are converted to millimetres', async () => {
  const [placement] = await plan({ page: 1, at: '1in,72pt', rotation: 0 });
  expect(placement?.box.x).toBeCloseTo(25.4 - 20, 9);
  expect(placement?.box.y).toBeCloseTo(25.4 - 15, 9);
});

test('a seal that shows on the page in no part is refused, one that shows in part is not', async () => {
  await expect(plan({ page: 1, at: '229mm,80mm', rotation: 0 })).resolves.toHaveLength(1);
  await expect(plan({ page: 1, at: '231mm,80mm', rotation: 0 })).rejects.toMatchObject({ code: 'stamp.outside-page' });
  await expect(plan({ page: 1, at: '80mm,-16mm', rotation: 0 })).rejects.toMatchObject({ code: 'stamp.outside-page' });
  await expect(plan({ page: 1, at: '80mm,-16mm', rotation: 90 })).resolves.toHaveLength(1);
});

test('the patterns of the options are those of what reads them', () => {
  const { at, width } = manifest.sealwright.contributes.stampModes[0]!.options.properties;
  expect([at.pattern, width.pattern]).toEqual([POINT_PATTERN, LENGTH_PATTERN]);
});

test('a page or a point that is none is refused', async () => {
  await expect(plan({ page: 7, at: '1,1' })).rejects.toMatchObject({ code: 'pdf.page-missing' });
  await expect(plan({ page: 1, at: 'there' })).rejects.toMatchObject({ code: 'stamp.point-unreadable' });
});
