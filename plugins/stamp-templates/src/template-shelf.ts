import {
  Emitter,
  type PluginStorage,
  StampTemplate,
  type Store,
  TemplateExists,
  TemplateNotFound,
  TemplateTooLarge,
  TooManyTemplates,
} from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { cleanName, isSameName } from './template-names.ts';

export const MOST_TEMPLATES = 100;
/** Of one template as JSON: handwriting takes some ten kilobytes, anything else less than one. */
export const LARGEST_TEMPLATE_KB = 256;

const Kept = Type.Object({ templates: Type.Array(StampTemplate, { maxItems: MOST_TEMPLATES }) });
type Kept = Static<typeof Kept>;

const inOrder = new Intl.Collator('zh-CN', { numeric: true }).compare;

/** The user's templates on disk. */
export class TemplateShelf {
  private readonly store: Store<Kept>;
  private readonly changed = new Emitter<void>();

  readonly onDidChange = this.changed.event;

  constructor(storage: PluginStorage) {
    this.store = storage.store<Kept>('templates', { version: 1, schema: Kept, initial: { templates: [] } });
  }

  /** In the order of their names. */
  async list(): Promise<readonly StampTemplate[]> {
    const { templates } = await this.store.read();
    return templates.sort((one, other) => inOrder(one.name, other.name));
  }

  async get(name: string): Promise<StampTemplate> {
    return named(await this.list(), name);
  }

  async put(template: StampTemplate, overwrite: boolean): Promise<StampTemplate> {
    const kept = { ...template, name: cleanName(template.name) };
    if (JSON.stringify(kept).length > LARGEST_TEMPLATE_KB * 1_024) {
      throw TemplateTooLarge({ kilobytes: LARGEST_TEMPLATE_KB });
    }
    await this.change((templates) => {
      const others = templates.filter(({ name }) => !isSameName(name, kept.name));
      if (others.length < templates.length && !overwrite) throw TemplateExists({ name: kept.name });
      if (others.length >= MOST_TEMPLATES) throw TooManyTemplates({ most: MOST_TEMPLATES });
      return [...others, kept];
    });
    return kept;
  }

  async remove(name: string): Promise<void> {
    await this.change((templates) => {
      const gone = named(templates, name);
      return templates.filter((template) => template !== gone);
    });
  }

  async rename(name: string, to: string): Promise<StampTemplate> {
    const clean = cleanName(to);
    const templates = await this.change((before) => {
      const old = named(before, name);
      const others = before.filter((template) => template !== old);
      if (others.some((template) => isSameName(template.name, clean))) throw TemplateExists({ name: clean });
      return [...others, { ...old, name: clean }];
    });
    return named(templates, clean);
  }

  private async change(next: (templates: readonly StampTemplate[]) => StampTemplate[]) {
    const { templates } = await this.store.update((kept) => ({ templates: next(kept.templates) }));
    this.changed.fire();
    return templates;
  }
}

function named(templates: readonly StampTemplate[], name: string): StampTemplate {
  const found = templates.find((template) => isSameName(template.name, name));
  if (!found) throw TemplateNotFound({ name });
  return found;
}
