import type { Certificate } from '@sealwright/crypto/x509';
import { describe, expect, it } from 'vitest';
import { buildChain, type ChainRequest } from './chain.ts';

const time = new Date('2025-06-01');

/** `name<issuer`: a certificate as far as the search looks at it. */
function certificate(spec: string, change: Partial<Certificate> = {}): Certificate {
  const [subject = '', issuer = ''] = spec.split('<');
  return {
    subject,
    issuer,
    version: 3,
    notBefore: new Date('2025-01-01'),
    notAfter: new Date('2026-01-01'),
    basicConstraints: { ca: true, pathLength: undefined },
    keyUsage: undefined,
    subjectKey: undefined,
    authorityKey: undefined,
    critical: [],
    summary: { sha256: `${spec} ${JSON.stringify(change)}`, subject, issuer },
    ...change,
  } as Certificate;
}

const root = certificate('root<root');
const middle = certificate('ca<root');
const leaf = certificate('leaf<ca', { basicConstraints: undefined });

async function search(change: Partial<ChainRequest> = {}): Promise<string> {
  const request: ChainRequest = {
    leaf,
    candidates: [middle],
    anchors: [root],
    time,
    verify: async () => true,
    ...change,
  };
  const result = await buildChain(request);
  const names = result.certificates.map(({ subject }) => subject).join(' ');
  return result.trusted ? `${names}: trusted` : `${names}: ${result.problem} ${result.at.subject}`;
}

describe('search for a chain', () => {
  it('goes from the leaf to an anchor', async () => {
    expect(await search()).toBe('leaf ca root: trusted');
  });

  it('ends at an intermediate that is an anchor itself', async () => {
    expect(await search({ anchors: [middle] })).toBe('leaf ca: trusted');
  });

  it.each<[string, Partial<ChainRequest>]>([
    ['leaf: issuer-missing leaf', { candidates: [] }],
    ['leaf ca root: root-not-trusted root', { anchors: [], candidates: [root, middle] }],
    ['leaf: signature-wrong leaf', { verify: async () => false }],
    ['leaf: algorithm-unsupported leaf', { verify: async () => undefined }],
    ['leaf ca root: not-yet-valid leaf', { time: new Date('2024-01-01') }],
    ['leaf ca root: expired leaf', { time: new Date('2027-01-01') }],
    ['leaf ca root: not-a-ca ca', { candidates: [certificate('ca<root', { basicConstraints: undefined })] }],
    ['leaf ca root: key-usage ca', { candidates: [certificate('ca<root', { keyUsage: 1 })] }],
    ['leaf ca root: critical-extension ca', { candidates: [certificate('ca<root', { critical: ['2.5.29.30'] })] }],
    [
      'leaf ca root: path-too-long root',
      { anchors: [certificate('root<root', { basicConstraints: { ca: true, pathLength: 0 } })] },
    ],
  ])('fails: %s', async (expected, change) => {
    expect(await search(change)).toBe(expected);
  });

  it('tries another issuer of the same name when one does not fit', async () => {
    const expired = certificate('ca<root', { notAfter: new Date('2025-02-01') });
    expect(await search({ candidates: [expired, middle] })).toBe('leaf ca root: trusted');
  });

  it('takes key identifiers for what they are', async () => {
    const other = certificate('ca<root', { subjectKey: 'aa' });
    const named = certificate('leaf<ca', { authorityKey: 'bb', basicConstraints: undefined });
    expect(await search({ leaf: named, candidates: [other] })).toBe('leaf: issuer-missing leaf');
  });

  it('ends where certificates certify one another without end', async () => {
    let checks = 0;
    const loops = Array.from({ length: 40 }, (_, i) =>
      certificate('ca<ca', { subjectKey: undefined, version: 100 + i }),
    );
    const result = search({
      candidates: loops,
      anchors: [certificate('elsewhere<elsewhere')],
      verify: async () => ++checks > 0,
    });
    expect(await result).toContain('path-too-long');
    expect(checks).toBeLessThan(200);
  });
});
