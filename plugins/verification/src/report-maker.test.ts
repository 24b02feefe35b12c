import type { CertificateDetails, DocumentReport, ReportOrder, VerificationRequest } from '@sealwright/core/api';
import { expect, it } from 'vitest';
import { ReportsMissing } from './errors.ts';
import { ReportMaker } from './report-maker.ts';

const bytes = (...values: number[]) => new Uint8Array(values);

function scene(report: Partial<DocumentReport>) {
  const asked: string[] = [];
  const requests: VerificationRequest[] = [];
  const saved: ReportOrder[] = [];
  const maker = new ReportMaker({
    version: '1.2.3',
    verification: {
      async verify(request) {
        asked.push('verify');
        requests.push(request);
        return report as DocumentReport;
      },
    },
    checks: {
      details: (der) => ({ summary: { sha256: String(der[0]) }, fields: [] }) as unknown as CertificateDetails,
    },
    reports: {
      checkTarget: async () => void asked.push('check'),
      save: async (order) => void saved.push(order),
    },
  });
  return { asked, requests, saved, maker };
}

const question = {
  request: { input: '/a.pdf' },
  name: 'a.pdf',
  target: { path: '/report.pdf', overwrite: false },
  locale: 'zh-CN',
} as const;

it('looks at the target before it verifies, with the digest that reports show', async () => {
  const { asked, requests, saved, maker } = scene({ signatures: [] });
  await maker.make(question);
  expect(asked).toEqual(['check', 'verify']);
  expect(requests).toEqual([{ input: '/a.pdf', sm3: true }]);
  expect(saved).toMatchObject([{ name: 'a.pdf', path: '/report.pdf', version: '1.2.3', locale: 'zh-CN' }]);
});

it('names each certificate once, those of timestamps too', async () => {
  const timestamp = { time: new Date(), authority: '', trusted: false, certificate: bytes(3) };
  const signatures = [{ certificates: [bytes(1), bytes(2)], timestamp }, { certificates: [bytes(1)] }];
  const { saved, maker } = scene({ signatures: signatures as never });
  await maker.make(question);
  expect(saved[0]?.certificates.map(({ summary }) => summary.sha256)).toEqual(['1', '2', '3']);
});

it('says so where nobody writes reports, before it verifies', async () => {
  const maker = new ReportMaker({
    version: '1',
    verification: { verify: () => Promise.reject(new Error('verified')) },
    checks: { details: () => ({}) as never },
    reports: undefined,
  });
  await expect(maker.make(question)).rejects.toSatisfy(ReportsMissing.is);
});
