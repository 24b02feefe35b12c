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
  ],
});

const plan = (options: Record<string, unknown>) =>
  planNormalStamp({ document: conformanceDocument, seal: conformanceSeal, options, time: new Date(0) });

test('the point is the centre of the seal', async () => {
  const [placement] = await plan({ page: 1, at: '120mm,80mm', rotation: 0 });
  expect(placement?.box).toEqual({ x: 100, y: 65, width: 40, height: 30, rotation: 0 });
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

test('a page or a point that is none is refused', async () => {
  await expect(plan({ page: 7, at: '1,1' })).rejects.toMatchObject({ code: 'pdf.page-missing' });
  await expect(plan({ page: 1, at: 'there' })).rejects.toMatchObject({ code: 'stamp.point-unreadable' });
});
