import { Check, Errors } from 'typebox/schema';
import type { StoreDefinition } from '../api/services/storage.ts';
import { StorageInvalid, StorageNewer } from './storage-errors.ts';

/** What stands in the file. */
interface Envelope {
  readonly version: number;
  readonly data: unknown;
}

/** The envelope, or undefined when the text is none: cut off, overwritten or not JSON. */
export function parseEnvelope(text: string): Envelope | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('version' in value) || !('data' in value)) return undefined;
  const { version, data } = value;
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? { version, data } : undefined;
}

/** Brings contents of any earlier version up to date and checks them. `storage.newer`, `storage.invalid`. */
export function openEnvelope<T>(store: string, definition: StoreDefinition<T>, envelope: Envelope): T {
  if (envelope.version > definition.version) {
    throw StorageNewer({ store, found: envelope.version, known: definition.version });
  }
  let data = envelope.data;
  for (let version = envelope.version; version < definition.version; version++) {
    const migrate = definition.migrations?.[version];
    try {
      if (!migrate) throw new Error(`no migration from version ${version} of ${store}`);
      data = migrate(data);
    } catch (fault) {
      throw StorageInvalid({ store, place: `/ (version ${version})` }, { cause: fault });
    }
  }
  return checked(store, definition, data);
}

/** The text of a file that holds `data`. `storage.invalid` when it does not fit the schema or JSON. */
export function sealEnvelope<T>(store: string, definition: StoreDefinition<T>, data: T): string {
  const envelope: Envelope = { version: definition.version, data: checked(store, definition, data) };
  let text: string;
  try {
    text = JSON.stringify(envelope, undefined, 2);
  } catch (fault) {
    throw StorageInvalid({ store, place: '/' }, { cause: fault });
  }
  return `${text}\n`;
}

function checked<T>(store: string, definition: StoreDefinition<T>, data: unknown): T {
  if (!Check(definition.schema, data)) {
    const [, errors] = Errors(definition.schema, data);
    throw StorageInvalid({ store, place: errors[0]?.instancePath || '/' });
  }
  return data as T;
}
