import { type Localized, SealwrightError, type SigningOutcome } from '@sealwright/core/api';
import { describe, expect, test } from 'vitest';
import { type BatchReport, batchJson, batchText } from './cli-sign-report.ts';

const said = (text: string): Localized => ({ 'zh-CN': text, en: text });
const error = (code: string) => new SealwrightError(code, {}, said(`${code}!`));

function signed(warnings: readonly string[] = [], signers: readonly string[] = []): SigningOutcome {
  const signatures = signers.map((signer) => ({
    ...{ fields: [], signer, effect: 'already-invalid' as const, sentence: said(`${signer}?`) },
  }));
  const preflight = { allowed: true, signatures, warnings: warnings.map(said) };
  const result = {
    name: '',
    output: '',
    size: 1,
    fields: [],
    marks: [],
    signer: '甲',
    certificate: { serial: '', sha256: '' },
    format: 'f',
    placements: 1,
    keyOperations: 1,
    preflight,
  };
  return { state: 'signed', result };
}

function report(outcomes: readonly SigningOutcome[], more: Partial<BatchReport> = {}): BatchReport {
  const files = outcomes.map((outcome, index) => ({ input: `${index}.pdf`, output: `${index}-signed.pdf`, outcome }));
  return { files, results: [], stopped: undefined, ...more };
}

describe('in words', () => {
  test('a line for each file, the sum, and what ended it', () => {
    const outcomes = [
      signed(),
      { state: 'signed-before' },
      { state: 'failed', error: error('pdf.damaged') },
      { state: 'left' },
    ] as const;
    expect(batchText(report(outcomes, { stopped: error('token.removed') }), 'en').split('\n')).toEqual([
      'signed         0.pdf  0-signed.pdf',
      'signed before  1.pdf  1-signed.pdf',
      'failed         2.pdf  pdf.damaged!',
      'left           3.pdf',
      'Signed: 1, signed before: 1, failed: 1, left: 1.',
      'token.removed: token.removed!',
      'Run it again with --resume to sign what is left.',
    ]);
  });

  test('a warning of many files is said once', () => {
    const outcomes = [signed(['证书将到期']), signed(['证书将到期', '页面之外']), signed([], ['乙'])];
    expect(batchText(report(outcomes), 'zh-CN').split('\n').slice(4)).toEqual([
      '0.pdf 等 2 份：证书将到期',
      '1.pdf：页面之外',
      '2.pdf：乙?',
    ]);
  });

  test('how to pass over what exists, and what was passed over', () => {
    const outcomes = [signed(), { state: 'failed', error: error('file.exists') }] as const;
    const text = batchText(report(outcomes, { results: ['1-signed.pdf'] }), 'zh-CN');
    expect(text).toContain('--resume');
    expect(text).toContain('1-signed.pdf');
  });
});

test('in JSON, with whole paths', () => {
  const outcomes = [signed(), { state: 'failed', error: error('pdf.damaged') }] as const;
  const json = batchJson(report(outcomes, { results: ['x.pdf'] }), (word) => `/w/${word}`);
  expect(JSON.parse(JSON.stringify(json))).toMatchObject({
    ...{ signed: 1, signedBefore: 0, failed: 1, left: 0, stopped: null, passedOver: ['/w/x.pdf'] },
    files: [
      { input: '/w/0.pdf', output: '/w/0-signed.pdf', state: 'signed', result: { keyOperations: 1 } },
      { input: '/w/1.pdf', state: 'failed', error: { code: 'pdf.damaged', sentence: { en: 'pdf.damaged!' } } },
    ],
  });
});
