import type {
  CertificateChecks,
  CertificateDetails,
  DocumentReport,
  Locale,
  Localized,
  ReportTarget,
  Verification,
  VerificationReports,
  VerificationRequest,
} from '@sealwright/core/api';
import { ReportsMissing } from './errors.ts';

export interface ReportMakerParts {
  readonly verification: Verification;
  readonly checks: Pick<CertificateChecks, 'details'>;
  /** Missing where nobody writes reports. */
  readonly reports: VerificationReports | undefined;
  /** Of this program. */
  readonly version: string;
}

export interface ReportQuestion {
  readonly request: VerificationRequest;
  /** The document's file name, as its user knows it. */
  readonly name: string;
  readonly target: ReportTarget;
  readonly locale: Locale;
  /** Why the certificates that the user trusts could not be used, where that is so. */
  readonly trustProblem?: Localized;
}

/** Verifies a document and has what was found written into a file. */
export class ReportMaker {
  private readonly parts: ReportMakerParts;

  constructor(parts: ReportMakerParts) {
    this.parts = parts;
  }

  /** Rejects with `verification.reports-missing`, and as `Verification.verify` and `VerificationReports.save` do. */
  async make({ request, target, ...told }: ReportQuestion): Promise<DocumentReport> {
    const { verification, reports, version } = this.parts;
    if (!reports) throw ReportsMissing({});
    await reports.checkTarget(target);
    const report = await verification.verify({ ...request, sm3: true });
    const certificates = this.certificatesOf(report);
    const { signal } = request;
    await reports.save({ ...target, ...told, report, certificates, version, ...(signal && { signal }) });
    return report;
  }

  private certificatesOf({ signatures }: DocumentReport): readonly CertificateDetails[] {
    const all = signatures.flatMap(({ certificates, timestamp }) => [
      ...certificates,
      ...(timestamp?.certificate ? [timestamp.certificate] : []),
    ]);
    const details = all.map((der) => this.parts.checks.details(der));
    return [...new Map(details.map((each) => [each.summary.sha256, each])).values()];
  }
}
