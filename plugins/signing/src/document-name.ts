import { basename } from 'node:path';
import type { SigningRequest } from '@sealwright/core/api';

/** What its user calls the document of a request. */
export function documentName({ name, input }: Pick<SigningRequest, 'name' | 'input'>): string {
  return name ?? basename(input);
}
