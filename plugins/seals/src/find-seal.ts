import { type Key, type Seal, SealAmbiguous, SealNotFound, SealOfOtherCertificate } from '@sealwright/core/api';

/**
 * The one seal that `text` names: by a whole id or name, else by a part of one. With a key, a seal bound to the key's
 * certificate comes before one bound to none, and one bound to another certificate is refused. Throws
 * `seals.not-found`, `seals.ambiguous`, `seals.other-certificate`.
 */
export function findSeal(seals: readonly Seal[], text: string, key?: Key): Seal {
  const wanted = folded(text);
  const steps: ((name: string) => boolean)[] = [(name) => name === wanted, (name) => name.includes(wanted)];
  for (const fits of wanted === '' ? [] : steps) {
    const matches = seals.filter((seal) => namesOf(seal).some(fits));
    if (matches.length > 0) return chosen(matches, text, key);
  }
  throw SealNotFound({ text });
}

function chosen(matches: readonly Seal[], text: string, key: Key | undefined): Seal {
  if (!key) return only(matches, text);
  const own = matches.filter(({ certificates }) => certificates.includes(key.certificate.sha256));
  if (own.length > 0) return only(own, text);
  const free = matches.filter(({ certificates }) => certificates.length === 0);
  if (free.length > 0) return only(free, text);
  throw SealOfOtherCertificate({ seal: matches[0]!.name, key: key.ref });
}

function only(matches: readonly Seal[], text: string): Seal {
  if (matches.length > 1) throw SealAmbiguous({ text, matches: matches.map(({ id, name }) => `${name} (${id})`) });
  return matches[0]!;
}

function namesOf({ id, source, name }: Seal): readonly string[] {
  return [name, id, `${source}:${id}`].map(folded);
}

/** Without regard to case, width of letters and spaces around. */
function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
