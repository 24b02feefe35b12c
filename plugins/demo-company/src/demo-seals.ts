/** The two seals of every demo company. */
import type { NewSoftSeal } from '@sealwright/core/api';
import type { ChineseFont } from '@sealwright/fonts/setting';
import type { DemoCompany } from './demo-companies.ts';
import { rasteriseSeal } from './rasterise-seal.ts';
import { drawSeal } from './seal-drawing.ts';

interface SealKind {
  readonly id: string;
  readonly title: string;
  readonly diameterMm: number;
  readonly purpose?: string;
}

const KINDS: readonly SealKind[] = [
  { id: 'official', title: '公章', diameterMm: 40 },
  { id: 'contract', title: '合同专用章', diameterMm: 42, purpose: '合同专用章' },
];

export interface SealSummary {
  readonly name: string;
  readonly key: string;
  readonly widthMm: number;
  readonly heightMm: number;
}

export function sealSummaries({ role, keyId }: DemoCompany): readonly SealSummary[] {
  return KINDS.map(({ title, diameterMm }) => ({
    name: `${role}${title}`,
    key: keyId,
    widthMm: diameterMm,
    heightMm: diameterMm,
  }));
}

export function makeSeals({ role, name, sealNumber }: DemoCompany, font: ChineseFont): Promise<readonly NewSoftSeal[]> {
  return Promise.all(
    KINDS.map(async ({ id, title, diameterMm, ...purpose }) => {
      const design = { diameterMm, company: name, ...purpose, note: '演示专用', number: sealNumber };
      const data = await rasteriseSeal(await drawSeal(design, font), diameterMm);
      return {
        id,
        name: `${role}${title}`,
        picture: { format: 'png', data },
        widthMm: diameterMm,
        heightMm: diameterMm,
      } as const;
    }),
  );
}
