import { ChineseFont } from '@sealwright/fonts/setting';
import { beforeAll, describe, expect, test } from 'vitest';
import { DEMO_COMPANIES } from './demo-companies.ts';
import { makeSeals } from './demo-seals.ts';

let font: ChineseFont;
beforeAll(async () => {
  font = await ChineseFont.open('song');
});

describe.each(DEMO_COMPANIES)('seals of $name', (company) => {
  test('are transparent indexed pictures of their size at 600 dpi, small and always the same', async () => {
    const seals = await makeSeals(company, font);
    for (const { picture, widthMm, heightMm } of seals) {
      const png = Buffer.from(picture.data);
      expect(widthMm).toBe(heightMm);
      expect(png.readUInt32BE(16)).toBe(Math.round((widthMm / 25.4) * 600));
      expect(png.readUInt32BE(20)).toBe(Math.round((heightMm / 25.4) * 600));
      expect([...png.subarray(24, 26)]).toEqual([8, 3]);
      expect(png.includes('tRNS')).toBe(true);
      expect(png.length).toBeLessThan(60_000);
    }
    expect(await makeSeals(company, font)).toEqual(seals);
  });
});
