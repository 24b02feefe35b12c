import { FolderStorage } from './folder-storage.ts';
import { type S3Options, S3Storage } from './s3-storage.ts';
import type { Storage } from './storage.ts';

export type StorageOptions =
  | { readonly kind: 'folder'; readonly folder: string }
  | ({ readonly kind: 's3' } & S3Options);

export async function openStorage(options: StorageOptions): Promise<Storage> {
  return options.kind === 's3' ? S3Storage.open(options) : new FolderStorage(options.folder);
}
