import type { ObjectStore } from '../../object-store.ts';
import type { PdfDict } from '../../objects.ts';
import { dictAt, nameAt } from '../object-access.ts';

/** Actions that merely show another place (ISO 32000-2, table 201). */
const HARMLESS: ReadonlySet<string> = new Set(['GoTo', 'GoToR', 'URI']);

/** Whether an annotation runs, hides, sends or launches something: a script, a switch of layers, a program. */
export async function acts(store: ObjectStore, annotation: PdfDict): Promise<boolean> {
  if ((await store.resolve(annotation.get('AA'))) !== null) return true;
  const action = await dictAt(store, annotation, 'A');
  if (!action) return false;
  return action.get('Next') !== undefined || !HARMLESS.has((await nameAt(store, action, 'S')) ?? '');
}
