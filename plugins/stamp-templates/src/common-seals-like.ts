import type { TemplateSeal } from '@sealwright/core/api';

interface NamedSeal {
  /** `source:id`. */
  readonly id: string;
  readonly name: string;
}

/**
 * The seals that a template may mean, among those that are here: the very one that was remembered, else those of its name,
 * as the same seal has another id on another key and after its renewal. Seals that cannot be used now count only where no
 * other does. One is an answer, several are a question.
 */
export function sealsLike<S extends NamedSeal>(
  remembered: TemplateSeal,
  seals: readonly S[],
  isUsable: (seal: S) => boolean,
): readonly S[] {
  const usable = alike(remembered, seals.filter(isUsable));
  return usable.length > 0 ? usable : alike(remembered, seals);
}

function alike<S extends NamedSeal>({ id, name }: TemplateSeal, seals: readonly S[]): readonly S[] {
  const same = seals.filter((seal) => seal.id === id);
  return same.length > 0 ? same : seals.filter((seal) => folded(seal.name) === folded(name));
}

function folded(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
