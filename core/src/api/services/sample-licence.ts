/**
 * A licence that comes with the product, so that everything can be tried before the operator has sent one. Owner:
 * `plugins/demo-company`. Caller: `plugins/license-import`, which judges it like any other.
 */
import { defineService } from '../token.ts';

export interface SampleLicence {
  /** The bytes of its 授权导入.ini. */
  read(): Promise<Uint8Array>;
}

export const SampleLicence = defineService<SampleLicence>('sample-licence');
