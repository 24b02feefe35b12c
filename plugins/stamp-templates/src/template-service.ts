import {
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
} from '@sealwright/core/api';
import { checkStamps } from './check-stamps.ts';
import { SealLookup } from './seal-lookup.ts';
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
    const lookup = new SealLookup(this.seals, use.key);
    const requests: StampRequest[] = [];
    for (const { mode, options, seal: remembered } of template.stamps) {
      const wantsSeal = this.modes.get(mode)?.data.seal === 'required';
      const own = async () => remembered && theOne(await lookup.find(remembered), remembered, template);
      // Signing refuses a stamp that is left without a seal, as it does any other.
      const seal = wantsSeal ? (use.seal ?? (await own())) : undefined;
      requests.push({ mode, options, ...(seal !== undefined && { seal }) });
    }
    return requests;
  }
}

/** Its id. */
function theOne(found: readonly Seal[], { name: seal }: TemplateSeal, { name: template }: StampTemplate): string {
  const [first] = found;
  if (!first) throw TemplateSealMissing({ template, seal });
  const matches = found.map(({ id, name }) => `${name} (${id})`);
  if (found.length > 1) throw TemplateSealAmbiguous({ template, seal, matches });
  return first.id;
}
