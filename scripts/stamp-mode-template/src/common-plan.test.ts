import { conformanceDocument, conformanceSeal, describeStampMode } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { planStamp } from './common-plan.ts';

// What every mode must do, with each of these options.
describeStampMode({
  data: manifest.sealwright.contributes.stampModes[0],
  mode: { plan: planStamp },
  options: [{}, { pages: 'odd', margin: 0 }],
});

// What this mode does.
test('the seal stands in the bottom right corner', async () => {
  const [placement] = await planStamp({
    document: conformanceDocument,
    seal: conformanceSeal,
    options: { pages: '1', margin: 15 },
    time: new Date(0),
  });
  const { size } = await conformanceDocument.page(0);
  const { x, y, width, height } = placement!.box;
  expect([size.width - x - width, size.height - y - height]).toEqual([expect.closeTo(15, 6), expect.closeTo(15, 6)]);
});
