import type { SignatureReport, VerificationStep } from '@sealwright/core/api';
import { describe, expect, it } from 'vitest';
import { articleThirteen } from './article-thirteen.ts';
import { signature } from './testing/sample-report.ts';

type States = Partial<Record<VerificationStep['id'], VerificationStep['state']>>;

/** The sample, all of whose steps passed but the one about revocation, with other outcomes. */
function judged(states: States = {}, change: Partial<SignatureReport> = {}) {
  const steps = signature.steps.map((step) => ({ ...step, state: states[step.id] ?? step.state }));
  const more = Object.entries(states)
    .filter(([id]) => !steps.some((step) => step.id === id))
    .map(([id, state]) => ({ id, state, sentence: { 'zh-CN': `${id}。`, en: `${id}.` } }) as VerificationStep);
  return articleThirteen({ ...signature, steps: [...steps, ...more], ...change });
}

const outcomes = (...given: Parameters<typeof judged>) => judged(...given).map(({ outcome }) => outcome);

describe('article 13', () => {
  it('never finds more than a file can show, however sound the signature is', () => {
    expect(outcomes()).toEqual(['partly', 'open', 'supported', 'supported']);
    expect(outcomes({ revocation: 'passed' })).toEqual(['partly', 'open', 'supported', 'supported']);
    for (const { id, notEstablished } of judged({ revocation: 'passed' }))
      if (id === 'exclusive' || id === 'controlled') expect(notEstablished.length).toBeGreaterThan(0);
  });

  it('does not know whose key it was without trust in the certificate', () => {
    expect(outcomes({}, { trust: 'not-checked' })[0]).toBe('open');
    expect(outcomes({}, { trust: 'untrusted' })[0]).toBe('open');
  });

  it('says that nobody was asked about revocation', () => {
    const said = (states: States) =>
      judged(states)[1]!
        .notEstablished.map(({ en }) => en)
        .join(' ');
    expect(said({})).toContain('no answer about revocation');
    expect(said({ revocation: 'passed' })).not.toContain('no answer about revocation');
    expect(outcomes({ revocation: 'failed' })[1]).toBe('not-supported');
  });

  it('a wrong value speaks against all that hangs on it, and the alteration counts as found', () => {
    const conditions = judged({ 'signature-value': 'failed' }, { trust: 'not-checked' });
    expect(conditions.map(({ outcome }) => outcome)).toEqual(['not-supported', 'open', 'not-supported', 'supported']);
    expect(conditions[2]!.established.at(-1)?.en).toContain('discovered by this check');
  });

  it.each<[string, States, string]>([
    ['a digest that does not fit', { digest: 'failed' }, 'not-supported'],
    ['a hole in the coverage', { coverage: 'failed', digest: 'passed' }, 'not-supported'],
    ['changes that are not permitted', { 'later-changes': 'failed' }, 'not-supported'],
    ['changes that could not be compared', { 'later-changes': 'not-checked' }, 'open'],
    ['permitted changes that show', { 'later-changes': 'warning' }, 'supported'],
  ])('judges the content by %s', (_, states, outcome) => {
    expect(outcomes(states)[3]).toBe(outcome);
  });

  it.each(['SHA-1', 'SHA1', 'MD5'])('holds %s for too weak to be sure of', (digestAlgorithm) => {
    expect(outcomes({}, { digestAlgorithm }).slice(2)).toEqual(['partly', 'partly']);
  });

  it('wants the certificate named by the signature', () => {
    expect(outcomes({ 'signing-certificate': 'not-checked' })[2]).toBe('partly');
    expect(outcomes({ 'signing-certificate': 'failed' })[0]).toBe('not-supported');
  });

  it('counts the electronic seal to the signature', () => {
    expect(outcomes({ 'seal-value': 'failed' })[2]).toBe('not-supported');
    expect(outcomes({ 'seal-signer': 'failed' })[0]).toBe('not-supported');
  });

  it('leaves open what could not be judged', () => {
    const unread = signature.steps.filter(({ id }) => id === 'coverage' || id === 'revocation');
    expect(
      articleThirteen({ ...signature, steps: unread, trust: 'not-checked' }).map(({ outcome }) => outcome),
    ).toEqual(['open', 'open', 'open', 'open']);
  });
});
