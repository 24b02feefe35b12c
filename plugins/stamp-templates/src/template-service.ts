import {
  type Key,
  type PointReader,
  type Seal,
  type Seals,
  type StampMode,
  type StampModeData,
  type StampRequest,
  type StampTemplate,
  type StampTemplates,
  type TemplateSeal,
  TemplateSealAmbiguous,
  TemplateSealMissing,
  type TemplateUse,
  validityAt,
} from '@sealwright/core/api';
import { checkStamps } from './check-stamps.ts';
import { sealsLike } from './common-seals-like.ts';
import type { TemplateShelf } from './template-shelf.ts';

/** Service `stamp-templates`. */
export class TemplateService implements StampTemplates {
  readonly onDidChange: StampTemplates['onDidChange'];
  private readonly shelf: TemplateShelf;
  private readonly modes: PointReader<StampModeData, StampMode>;
  private readonly seals: Pick<Seals, 'list' | 'find'>;

  constructor(shelf: TemplateShelf, modes: PointReader<StampModeData, StampMode>, seals: Pick<Seals, 'list' | 'find'>) {
    this.shelf = shelf;
    this.modes = modes;
    this.seals = seals;
    this.onDidChange = shelf.onDidChange;
  }

  list(): Promise<readonly StampTemplate[]> {
    return this.shelf.list();
  }

  get(name: string): Promise<StampTemplate> {
    return this.shelf.get(name);
  }

  /** For templates from elsewhere: rejects as `save` would for what is in them. */
  check({ stamps }: StampTemplate): void {
    checkStamps(stamps, this.modes);
  }

  async save(template: StampTemplate, { overwrite = false }: { readonly overwrite?: boolean } = {}) {
    this.check(template);
    return this.shelf.put(template, overwrite);
  }

  remove(name: string): Promise<void> {
    return this.shelf.remove(name);
  }

  rename(name: string, to: string): Promise<StampTemplate> {
    return this.shelf.rename(name, to);
  }

  async stampRequests(name: string, use: TemplateUse = {}): Promise<readonly StampRequest[]> {
    const template = await this.get(name);
    const requests: StampRequest[] = [];
    for (const { mode, options, seal: remembered } of template.stamps) {
      const wantsSeal = this.modes.get(mode)?.data.seal === 'required';
      // Signing refuses a stamp that is left without a seal, as it does any other.
      const seal = wantsSeal
        ? (use.seal ?? (remembered && (await this.find(remembered, template, use.key))))
        : undefined;
      requests.push({ mode, options, ...(seal !== undefined && { seal }) });
    }
    return requests;
  }

  /** `source:id` of the seal that the template means. */
  private async find(remembered: TemplateSeal, template: StampTemplate, key: Key | undefined): Promise<string> {
    const found = (await this.look(remembered, key)) ?? (await this.lookLonger(remembered, key));
    const [first] = found;
    const { name: seal } = remembered;
    if (!first) throw TemplateSealMissing({ template: template.name, seal });
    const matches = found.map(({ id, name }) => `${name} (${id})`);
    if (found.length > 1) throw TemplateSealAmbiguous({ template: template.name, seal, matches });
    return first.id;
  }

  /** `undefined` where none is there. */
  private async look(remembered: TemplateSeal, key: Key | undefined) {
    const seals = (await this.seals.list()).map((seal) => ({ ...seal, id: `${seal.source}:${seal.id}` }));
    const now = new Date();
    const found = sealsLike(remembered, seals, (seal) => isUsable(seal, key, now));
    return found.length > 0 ? found : undefined;
  }

  /** The search for one waits for slow devices, the list does not. */
  private async lookLonger(remembered: TemplateSeal, key: Key | undefined) {
    await this.seals.find(remembered.id ?? remembered.name, key).catch(() => {});
    return (await this.look(remembered, key)) ?? [];
  }
}

function isUsable({ certificates, device, validFrom, validTo }: Seal, key: Key | undefined, now: Date): boolean {
  const isValid = ['valid', 'ends-soon'].includes(validityAt(validFrom, validTo, now));
  if (!key) return isValid;
  const isBound = certificates.length === 0 || certificates.includes(key.certificate.sha256);
  return isValid && isBound && (device === undefined || device === `${key.driver}:${key.token.id}`);
}
