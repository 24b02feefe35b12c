import type { FieldLock } from '@sealwright/core/api';
import type { ObjectStore } from '../object-store.ts';
import { type PdfDict, PdfString } from '../objects.ts';
import { arrayAt, asDict, dictAt, nameAt, numberAt } from './object-access.ts';
import { decodeTextString } from './text-string.ts';

/** What a signature's /Reference says it restricts (ISO 32000-2, 12.8.2). */
export interface SignatureTransforms {
  readonly certification?: 1 | 2 | 3;
  readonly fieldLock?: FieldLock;
  /** Whether a usage rights signature limits every reader to what it grants (12.8.2.3: /P true). */
  readonly usageRights?: { readonly restricting: boolean; readonly signing: boolean; readonly annotating: boolean };
}

export async function readTransforms(store: ObjectStore, signature: PdfDict): Promise<SignatureTransforms> {
  const found: { -readonly [K in keyof SignatureTransforms]: SignatureTransforms[K] } = {};
  for (const object of (await arrayAt(store, signature, 'Reference')) ?? []) {
    const reference = asDict(await store.resolve(object));
    if (!reference) continue;
    const parameters = await dictAt(store, reference, 'TransformParams');
    const method = await nameAt(store, reference, 'TransformMethod');
    if (method === 'DocMDP') {
      // The default of /P is 2 (table 257); an unknown level is read as that too.
      found.certification = asLevel(parameters && (await numberAt(store, parameters, 'P'))) ?? 2;
    } else if (method === 'FieldMDP' && parameters) {
      found.fieldLock = await readFieldLock(store, parameters);
    } else if ((method === 'UR3' || method === 'UR') && parameters) {
      const grants = async (key: string) => ((await arrayAt(store, parameters, key)) ?? []).length > 0;
      found.usageRights = {
        restricting: (await store.resolve(parameters.get('P'))) === true,
        signing: await grants('Signature'),
        annotating: await grants('Annots'),
      };
    }
  }
  return found;
}

/** Of FieldMDP's parameters (12.8.2.4) or of a field's /Lock (table 236). An unknown action locks everything. */
export async function readFieldLock(store: ObjectStore, dict: PdfDict): Promise<FieldLock> {
  const action = await nameAt(store, dict, 'Action');
  const fields: string[] = [];
  for (const object of (await arrayAt(store, dict, 'Fields')) ?? []) {
    const name = await store.resolve(object);
    if (name instanceof PdfString) fields.push(decodeTextString(name.bytes));
  }
  const permissions = asLevel(await numberAt(store, dict, 'P'));
  return {
    action: action === 'Include' || action === 'Exclude' ? action : 'All',
    fields,
    ...(permissions && { permissions }),
  };
}

function asLevel(value: number | undefined): 1 | 2 | 3 | undefined {
  return value === 1 || value === 2 || value === 3 ? value : undefined;
}
