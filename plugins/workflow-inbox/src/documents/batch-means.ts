import type { Key, Keys, Seal, Seals, StampTemplates, WorkflowParty } from '@sealwright/core/api';
import type { BatchMeans, EntryKey } from '../common-inbox-rpc.ts';

export interface MeansParts {
  /** Those that sign, with a certificate that is good now first. */
  readonly entries: readonly EntryKey[];
  readonly keys: Pick<Keys, 'list'> | undefined;
  readonly seals: Pick<Seals, 'list'> | undefined;
  readonly templates: Pick<StampTemplates, 'list'> | undefined;
  /** Who is in: the platform takes no other company's signature, so a key of theirs comes first. */
  readonly account: WorkflowParty | undefined;
}

/** What a batch can be signed with. */
export async function batchMeans({ entries, keys, seals, templates, account }: MeansParts): Promise<BatchMeans> {
  const [found, shown, kept] = await Promise.all([keys?.list(), seals?.list() ?? [], templates?.list() ?? []]);
  const isOwn = ({ holder }: EntryKey) => account !== undefined && holder === account.name;
  return {
    keys: [...entries].sort((one, other) => +isOwn(other) - +isOwn(one)),
    seals: shown.map((seal) => ({
      id: `${seal.source}:${seal.id}`,
      name: seal.name,
      keys: (found?.keys ?? []).filter((key) => mayUse(key, seal)).map(({ ref }) => ref),
    })),
    templates: kept.map(({ name }) => name),
  };
}

/** On the device of the seal, and by one of its certificates, where it names any. */
function mayUse({ driver, token, certificate }: Key, { device, certificates }: Seal): boolean {
  const isThere = device === undefined || device === `${driver}:${token.id}`;
  return isThere && (certificates.length === 0 || certificates.includes(certificate.sha256));
}
