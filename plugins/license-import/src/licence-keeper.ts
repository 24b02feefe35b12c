import {
  type AuditLog,
  Emitter,
  type Licence,
  type LicenceStatus,
  type Localized,
  type SampleLicence,
  SealwrightError,
} from '@sealwright/core/api';
import type { LicenceOffer, LicenceReport, LicenceSummary } from './common-licence-rpc.ts';
import type { LicenceIssuer } from './issuers.ts';
import { checkPeriod, checkPlace, type Judged, periodAt, type Surroundings } from './judge-licence.ts';
import type { LicenceStores } from './licence-stores.ts';
import { summarise } from './licence-summary.ts';
import { localMinute } from './local-minute.ts';
import { type OpenedLicence, openLicence } from './open-licence.ts';
import { readLicenceFile } from './read-licence-file.ts';
import { SeenClock } from './seen-clock.ts';
import { NoSample, Older } from './terms-errors.ts';

export interface LicenceKeeperParts {
  readonly stores: LicenceStores;
  readonly issuers: readonly LicenceIssuer[];
  readonly here: Surroundings;
  readonly sample: SampleLicence | undefined;
  readonly audit: AuditLog | undefined;
  /** Told what went wrong beside the work, such as that it could not be written down. */
  readonly onFault: (fault: unknown) => void;
}

/**
 * The licence of this profile. It grants what its project's platform offers; whatever this program does with files of its
 * user's own needs none, so nothing is locked where it is missing, has ended or is at fault.
 */
export class LicenceKeeper implements Licence {
  private readonly parts: LicenceKeeperParts;
  private readonly clock: SeenClock;
  private readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(parts: LicenceKeeperParts) {
    this.parts = parts;
    this.clock = new SeenClock(parts.stores.seen, parts.here.now);
  }

  async status(): Promise<LicenceStatus> {
    return (await this.judge())?.judged ?? { state: 'none' };
  }

  /** What people are told; never rejects for what is wrong with the licence. */
  async report(): Promise<LicenceReport> {
    const { here, sample } = this.parts;
    const machine = await here.machine();
    const known = { ...(machine !== undefined && { machine }), hasSample: sample !== undefined };
    try {
      const found = await this.judge();
      return {
        ...known,
        ...(found && { licence: summarise(found.opened, found.judged, await this.plugged(found.opened)) }),
      };
    } catch (fault) {
      if (!(fault instanceof SealwrightError)) throw fault;
      return { ...known, fault: fault.toJSON() };
    }
  }

  /** Judges a file without importing it. `license.*`. */
  read(path: string): Promise<LicenceOffer> {
    return this.recorded(async () => this.offer(await readLicenceFile(path)));
  }

  /** The same of the licence that comes with the program. */
  readSample(): Promise<LicenceOffer> {
    return this.recorded(async () => {
      const { sample } = this.parts;
      if (!sample) throw NoSample({});
      return this.offer(await sample.read());
    });
  }

  /**
   * Imports a file, judging it anew: it is in the place of the one before, or nothing has changed. `confirmed`: the user
   * wants it although it is older than the installed one (`license.older`).
   */
  install(file: Uint8Array, { confirmed }: { readonly confirmed: boolean }): Promise<LicenceSummary> {
    return this.recorded(async () => {
      const { licence, relation } = await this.offer(file);
      if (relation === 'older' && !confirmed) throw await this.older(licence);
      await this.parts.stores.checkWritable();
      // Before the licence is kept: what fails here has imported nothing.
      await this.clock.time();
      await this.parts.stores.keep(file);
      await this.record('done', licence);
      this.changed.fire();
      return licence;
    });
  }

  private async offer(file: Uint8Array): Promise<LicenceOffer> {
    const { here, issuers } = this.parts;
    const installed = await this.installed();
    const opened = openLicence(file, issuers, installed?.ini);
    await this.clock.check();
    const now = here.now();
    checkPeriod(opened, now);
    await checkPlace(opened, here);
    const licence = summarise(opened, periodAt(opened, now), await this.plugged(opened));
    return { file, licence, relation: relationOf(opened, installed) };
  }

  /** The licence on disk as it is judged now. */
  private async judge(): Promise<{ readonly opened: OpenedLicence; readonly judged: Judged } | undefined> {
    const file = await this.parts.stores.file();
    if (!file) return undefined;
    const opened = openLicence(file, this.parts.issuers);
    await checkPlace(opened, this.parts.here);
    return { opened, judged: periodAt(opened, await this.clock.time()) };
  }

  /** The licence on disk, to be compared with; nothing where it is at fault, since any other is better then. */
  private async installed(): Promise<OpenedLicence | undefined> {
    const file = await this.parts.stores.file();
    try {
      return file && openLicence(file, this.parts.issuers);
    } catch (fault) {
      if (fault instanceof SealwrightError) return undefined;
      throw fault;
    }
  }

  /** Keys are looked for only where they matter: that may take a while. */
  private async plugged({ binding }: OpenedLicence): Promise<readonly string[]> {
    return binding.kind === 'ukey' ? this.parts.here.plugged() : [];
  }

  private async older({ terms: { issuedAt } }: LicenceSummary): Promise<SealwrightError> {
    const installed = await this.installed();
    return Older({ issued: localMinute(issuedAt), installed: localMinute(installed?.terms.issuedAt ?? issuedAt) });
  }

  /** Writes down that a licence was refused; a question is no refusal. */
  private async recorded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (fault) {
      if (fault instanceof SealwrightError && !Older.is(fault)) await this.record('refused', fault);
      throw fault;
    }
  }

  private async record(outcome: 'done' | 'refused', what: LicenceSummary | SealwrightError): Promise<void> {
    const { audit, onFault } = this.parts;
    const entry =
      what instanceof SealwrightError
        ? { sentence: refusal(what), facts: [{ title: CODE, value: what.code, monospace: true }] }
        : { sentence: success(what), facts: [{ title: ID, value: what.terms.id, monospace: true }] };
    await audit?.record({ event: 'license-import.imported', outcome, ...entry }).catch(onFault);
  }
}

const CODE: Localized = { 'zh-CN': '原因代码', en: 'Reason' };
const ID: Localized = { 'zh-CN': '授权编号', en: 'Licence' };

function success({ terms: { licensee, notAfter } }: LicenceSummary): Localized {
  return {
    'zh-CN': `已导入授权：${licensee.name}，有效期至 ${notAfter}。`,
    en: `Imported the licence of ${licensee.name}, valid until ${notAfter}.`,
  };
}

function refusal({ sentence }: SealwrightError): Localized {
  return { 'zh-CN': `授权未导入：${sentence['zh-CN']}`, en: `The licence was not imported: ${sentence.en}` };
}

function relationOf(opened: OpenedLicence, installed: OpenedLicence | undefined): LicenceOffer['relation'] {
  if (!installed) return 'first';
  const [issued, before] = [opened.terms.issuedAt.getTime(), installed.terms.issuedAt.getTime()];
  if (issued < before) return 'older';
  return issued === before && opened.terms.id === installed.terms.id ? 'same' : 'newer';
}
