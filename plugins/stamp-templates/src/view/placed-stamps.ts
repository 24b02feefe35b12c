import type { TemplateStamp } from '@sealwright/core/api';
import type { DraftStamp } from '@sealwright/ui';

type Values = TemplateStamp['options'];

/** What is placed, as a template remembers it. */
export function rememberedStamps(stamps: readonly DraftStamp[]): readonly TemplateStamp[] {
  return stamps.map(({ mode, seal, options }) => ({
    mode,
    ...(seal && { seal: { id: seal.id, name: seal.name } }),
    // Fields that were cleared are not there.
    options: Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Values,
  }));
}
