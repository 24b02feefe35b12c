import { readFileSync } from 'node:fs';
import type { SignatureReport } from '@sealwright/core/api';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { buildReport } from './build-report.ts';
import { publishedSchema } from './report-schema.ts';
import { reportOrder, signature } from './testing/sample-report.ts';

/** As integrators get it. */
const published = JSON.parse(
  readFileSync(new URL('../../../docs/verification-report.schema.json', import.meta.url), 'utf8'),
);
const fits = new Ajv2020({ strict: true }).compile(published);
const asJson = (report: unknown) => JSON.parse(JSON.stringify(report));

describe('a report as data', () => {
  it('fits the published schema, which is the one that the code goes by', () => {
    expect(asJson(publishedSchema())).toEqual(published);
    fits(asJson(buildReport(reportOrder())));
    expect(fits.errors).toBeNull();
  });

  it.each([
    ['another version', { version: 2 }],
    ['a digest that is none', { document: { name: 'a', size: 1, sha256: 'xyz' } }],
    ['what nobody described', { verdict: 'good' }],
  ])('the schema refuses %s', (_, change) => {
    expect(fits({ ...asJson(buildReport(reportOrder())), ...change })).toBe(false);
  });

  it('concludes nothing of signers whom nobody checked', () => {
    const of = (...trusts: readonly SignatureReport['trust'][]) => {
      const order = reportOrder();
      const signatures = trusts.map((trust) => ({ ...signature, trust }));
      return buildReport({ ...order, report: { ...order.report, signatures } }).conclusion.en;
    };
    expect(of('trusted')).toBe(reportOrder().report.sentence.en);
    expect(of('trusted', 'not-checked')).toMatch(/Who signed was not checked\.$/);
    expect(of('untrusted')).toMatch(/is not trusted\.$/);
  });

  it('holds the times with their sources, and trusts the clock of the signer never', () => {
    const [first] = buildReport(reportOrder()).signatures;
    expect(first?.times).toMatchObject([
      { time: '2026-01-09T01:44:00.000Z', source: 'timestamp', trusted: true, authority: '示例时间戳机构' },
      { time: '2026-01-09T01:43:00.000Z', source: 'signer-clock', trusted: false },
    ]);
  });

  it('lists what was not checked, with the reasons', () => {
    const trustProblem = { 'zh-CN': '根证书文件不存在。', en: 'The root is missing.' };
    const { notChecked, basis } = buildReport({ ...reportOrder(), trustProblem });
    expect(notChecked.map(({ en }) => en)).toEqual([
      'The root is missing.',
      'Signature 1: Revocation was not checked.',
    ]);
    expect(basis.trustProblem).toEqual(trustProblem);
  });

  it('counts pages from 1 on, and judges no timestamp by the law on signatures', () => {
    const { signatures } = buildReport(
      reportOrder({ signatures: [signature, { ...signature, kind: 'document-timestamp' }] }),
    );
    expect(signatures[0]?.laterChanges).toMatchObject([{ kind: 'annotation-added', pages: [2] }]);
    expect(signatures[0]?.conditions).toHaveLength(4);
    expect(signatures[1]?.conditions).toEqual([]);
  });

  it('makes plain lines of what strangers wrote', () => {
    const text = JSON.stringify(buildReport(reportOrder()));
    expect(text).not.toMatch(/\u202e/);
  });
});
