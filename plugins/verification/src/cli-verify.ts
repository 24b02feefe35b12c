import { basename } from 'node:path';
import {
  type CliCommand,
  CliUsage,
  type DocumentFiles,
  type DocumentReport,
  type Locale,
  type SignatureReport,
  type Verification,
  type VerificationStep,
} from '@sealwright/core/api';
import { readTrustFiles } from './read-trust-files.ts';
import type { ReportMaker } from './report-maker.ts';

export interface VerifyCommandParts {
  readonly verification: Verification;
  readonly files: Pick<DocumentFiles, 'open'>;
  readonly reports: Pick<ReportMaker, 'make'>;
}

/** `sealwright verify FILE --trust root.pem`; its options stand in the manifest. Fails unless every signature is good. */
export function verifyCommand({ verification, files, reports }: VerifyCommandParts): CliCommand {
  return {
    async run({ arguments: [input], options, path, secret, locale, signal }) {
      if (input === undefined) throw CliUsage({ problem: 'FILE' });
      const trust = options.trust === undefined ? [] : String(options.trust).split(',').filter(Boolean);
      const anchors = await readTrustFiles(
        files,
        trust.map((each) => path(each)),
      );
      const variable = options['password-env'];
      const password = variable === undefined ? undefined : secret(String(variable));
      try {
        const revocation = options['check-revocation'] === true;
        const request = { input: path(input), anchors, revocation, signal, ...(password && { password }) };
        const target = options.report === undefined ? undefined : path(String(options.report));
        const report =
          target === undefined
            ? await verification.verify(request)
            : await reports.make({
                request,
                name: basename(request.input),
                target: { path: target, overwrite: options.overwrite === true },
                locale,
              });
        const failed = !isGood(report, { trust: trust.length > 0, revocation });
        const saved = target === undefined ? [] : ['', `${labels[locale].saved}${target}`];
        return { text: [describe(report, locale), ...saved].join('\n'), json: jsonSafe(report), failed };
      } finally {
        password?.wipe();
      }
    },
  };
}

/** What was asked for must be known, not merely not be known to be bad. */
function isGood({ signatures }: DocumentReport, asked: { trust: boolean; revocation: boolean }): boolean {
  return (
    signatures.length > 0 &&
    signatures.every(({ integrity }) => integrity === 'valid' || integrity === 'valid-with-later-changes') &&
    (!asked.trust || signatures.every(({ trust }) => trust === 'trusted')) &&
    (!asked.revocation || signatures.every(isUnrevoked))
  );
}

/** A warning: it was revoked after the time of a trusted timestamp, which leaves the signature as it is. */
function isUnrevoked({ steps }: SignatureReport): boolean {
  const state = steps.find(({ id }) => id === 'revocation')?.state;
  return state === 'passed' || state === 'warning';
}

/** Dates become ISO 8601, certificates base64; reports hold nothing else that JSON lacks. */
function jsonSafe(report: DocumentReport): unknown {
  return JSON.parse(
    JSON.stringify(report, function (this: Record<string, unknown>, key, value: unknown) {
      const given = this[key];
      return given instanceof Uint8Array ? Buffer.from(given).toString('base64') : value;
    }),
  );
}

const marks: Readonly<Record<VerificationStep['state'], string>> = {
  passed: '✓',
  failed: '✗',
  warning: '!',
  'not-checked': '-',
};

const labels = {
  'zh-CN': {
    time: '签名者声称的时间：',
    timestamp: '时间戳：',
    field: '签名域：',
    empty: '未签署的签名域：',
    saved: '验证报告：',
  },
  en: {
    time: "Time by the signer's clock: ",
    timestamp: 'Timestamp: ',
    field: 'Field: ',
    empty: 'Empty fields: ',
    saved: 'Report: ',
  },
} as const;

function describe(report: DocumentReport, locale: Locale): string {
  const label = labels[locale];
  const lines = [report.sentence[locale]];
  for (const [i, signature] of report.signatures.entries())
    lines.push(
      '',
      `${i + 1}. ${signature.sentence[locale]}`,
      ...details(signature, locale).map((line) => `   ${line}`),
    );
  if (report.emptyFields.length > 0) lines.push('', `${label.empty}${report.emptyFields.join(', ')}`);
  return lines.join('\n');
}

function details({ fields, claimedTime, timestamp, steps }: SignatureReport, locale: Locale): string[] {
  const label = labels[locale];
  const time = (date: Date) => date.toLocaleString(locale, { timeZoneName: 'short' });
  return [
    ...(fields.some(Boolean) ? [`${label.field}${fields.join(', ')}`] : []),
    ...(timestamp ? [`${label.timestamp}${time(timestamp.time)} (${timestamp.authority})`] : []),
    ...(claimedTime ? [`${label.time}${time(claimedTime)}`] : []),
    ...steps.map(({ state, sentence }) => `${marks[state]} ${sentence[locale]}`),
  ];
}
