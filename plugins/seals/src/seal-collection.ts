import {
  type Log,
  type PointReader,
  type Seal,
  type SealSource,
  type SealSourceData,
  SealwrightError,
} from '@sealwright/core/api';

/** The seals of all sources, ordered by source. A source that fails is left out and named in the log. */
export class SealCollection {
  private readonly sources: PointReader<SealSourceData, SealSource>;
  private readonly log: Log;

  constructor(sources: PointReader<SealSourceData, SealSource>, log: Log) {
    this.sources = sources;
    this.log = log;
  }

  async list(signal?: AbortSignal): Promise<readonly Seal[]> {
    const lists = await Promise.all(
      this.sources.list().map(async (contribution) => {
        const source = contribution.id;
        try {
          const seals = await (await contribution.load()).list(signal);
          return seals.map((seal) => ({ ...seal, source }));
        } catch (fault) {
          signal?.throwIfAborted();
          const code = fault instanceof SealwrightError ? fault.code : 'unknown';
          this.log.warn('a seal source was left out', { source, code });
          return [];
        }
      }),
    );
    return lists.flat();
  }
}
