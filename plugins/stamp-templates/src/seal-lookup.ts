import { type Key, type Seal, type Seals, type TemplateSeal, validityAt } from '@sealwright/core/api';
import { sealsLike } from './common-seals-like.ts';

/** Finds the seals of one template: the devices are asked once for all of them, and once more where one is missing. */
export class SealLookup {
  private readonly seals: Pick<Seals, 'list' | 'find'>;
  private readonly key: Key | undefined;
  private readonly now = new Date();
  private listing: Promise<readonly Seal[]> | undefined;

  /** With a key, seals that it cannot use are passed over. */
  constructor(seals: Pick<Seals, 'list' | 'find'>, key: Key | undefined) {
    this.seals = seals;
    this.key = key;
  }

  /** The seals that the template may mean, each with `source:id` as its id; see `sealsLike`. */
  async find(remembered: TemplateSeal): Promise<readonly Seal[]> {
    const found = await this.look(remembered);
    if (found.length > 0) return found;
    // The search for one waits for slow devices, the list does not.
    await this.seals.find(remembered.id ?? remembered.name, this.key).catch(() => {});
    this.listing = undefined;
    return this.look(remembered);
  }

  private async look(remembered: TemplateSeal): Promise<readonly Seal[]> {
    this.listing ??= this.seals.list();
    const seals = (await this.listing).map((seal) => ({ ...seal, id: `${seal.source}:${seal.id}` }));
    return sealsLike(remembered, seals, (seal) => this.isUsable(seal));
  }

  private isUsable({ certificates, device, validFrom, validTo }: Seal): boolean {
    const { key, now } = this;
    const isValid = ['valid', 'ends-soon'].includes(validityAt(validFrom, validTo, now));
    if (!key) return isValid;
    const isBound = certificates.length === 0 || certificates.includes(key.certificate.sha256);
    return isValid && isBound && (device === undefined || device === `${key.driver}:${key.token.id}`);
  }
}
