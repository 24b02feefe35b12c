/** Between the two halves of this plugin. */
import { bytes, defineRpc, type ErrorRecord, type LicenceTerms, type Localized } from '@sealwright/core/api';
import { Type } from 'typebox';

/** A licence that its issuer has signed. */
export interface LicenceSummary {
  readonly terms: LicenceTerms;
  readonly state: 'valid' | 'expired' | 'not-yet-valid';
  /** The present day counts; 0 where it is not valid. */
  readonly daysLeft: number;
  /** To try things, without worth for anything real. */
  readonly isDemo: boolean;
  readonly keyId: string;
  readonly algorithm: string;
  /** What is bound to: nothing, this computer, or USB keys by their serial numbers. */
  readonly binding: 'none' | 'machine' | readonly string[];
  /** What its reader should know, ready to be read. */
  readonly notes: readonly Localized[];
}

export interface LicenceReport {
  /** Missing: none was imported, or the one on disk is at fault. */
  readonly licence?: LicenceSummary;
  /** What is wrong with the one on disk. */
  readonly fault?: ErrorRecord;
  /** Code of this computer, for licences that are bound to one; missing where the system tells none. */
  readonly machine?: string;
  readonly hasSample: boolean;
}

/** A licence that can be imported. */
export interface LicenceOffer {
  readonly file: Uint8Array;
  readonly licence: LicenceSummary;
  /** In which relation it is to the licence that is installed, which it replaces. */
  readonly relation: 'first' | 'newer' | 'older' | 'same';
}

/** The host is trusted with its own reports. */
const report = <T>() => Type.Unsafe<T>(Type.Object({}));
const MOST_BYTES = 64 * 1024;

export const licenceRpc = defineRpc('license-import', {
  /** Reports at once and after every change, until it is aborted. */
  watch: { params: Type.Tuple([]), result: Type.Void(), progress: report<LicenceReport>() },
  /** Reads a file and judges it; imports nothing. `license.*`. */
  read: {
    params: Type.Tuple([Type.String({ minLength: 1, maxLength: 32_768 })]),
    result: report<LicenceOffer>(),
    isRepeatable: true,
  },
  /** The same of the licence that comes with the program. */
  readSample: { params: Type.Tuple([]), result: report<LicenceOffer>(), isRepeatable: true },
  /** Imports the file of an offer, judging it anew. `license.older` for an older one unless that is `confirmed`; `license.*`. */
  install: {
    params: Type.Tuple([bytes(MOST_BYTES), Type.Object({ confirmed: Type.Boolean() })]),
    result: report<LicenceSummary>(),
    isRepeatable: true,
  },
});
