import type { Contribution, PointReader, Seal, SealSource, SealSourceData } from '@sealwright/core/api';
import { toDisposable } from '@sealwright/core/api';

export function makeSeal(rest: Partial<Seal> = {}): Seal {
  return {
    id: 'a',
    source: 'soft',
    name: '公章',
    picture: png(600, 600),
    widthMm: 42,
    heightMm: 42,
    certificates: [],
    ...rest,
  };
}

/** The signature and header of a PNG of the given size. */
export function png(width: number, height: number): Seal['picture'] {
  const data = Buffer.alloc(33);
  data.write('89504e470d0a1a0a0000000d49484452', 'hex');
  data.writeUInt32BE(width, 16);
  data.writeUInt32BE(height, 20);
  return { format: 'png', data };
}

export function readerOf(
  sources: Readonly<Record<string, SealSource | Error>>,
): PointReader<SealSourceData, SealSource> {
  const contributions = Object.entries(sources).map(
    ([id, source]): Contribution<SealSourceData, SealSource> => ({
      id,
      plugin: id,
      data: { title: { 'zh-CN': id, en: id } },
      load: async () => {
        if (source instanceof Error) throw source;
        return source;
      },
    }),
  );
  return {
    list: () => contributions,
    get: (id) => contributions.find((contribution) => contribution.id === id),
    onDidChange: () => toDisposable(() => {}),
  };
}
