import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { completeOptions, type OptionsSchema } from '@sealwright/core/api';
import { readScheme } from '@sealwright/crypto/cms';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

const { signatureAlgorithms, signatureFormats } = manifest.sealwright.contributes;

describe('the manifest', () => {
  it('lists signature algorithms that the code reads, under the right name', () => {
    for (const { id, oids } of signatureAlgorithms) {
      expect(oids.length).toBeGreaterThan(0);
      for (const oid of oids) {
        const scheme = readScheme(new AlgorithmIdentifier({ algorithm: oid }));
        expect(scheme?.kind.split('-')[0], oid).toBe(id);
      }
    }
  });

  it('takes sensible options and no others', () => {
    const complete = (options: Record<string, unknown>) =>
      completeOptions(signatureFormats[0]!.options as unknown as OptionsSchema, options);
    expect(complete({})).toEqual({ scheme: 'pkcs1', hash: 'auto' });
    expect(complete({ tsa: '' })).toMatchObject({ tsa: '' });
    expect(complete({ tsa: 'https://tsa.example/a', scheme: 'pss', hash: 'sha512' })).toMatchObject({ hash: 'sha512' });
    expect(() => complete({ tsa: 'ftp://tsa.example' })).toThrow();
    expect(() => complete({ hash: 'sha1' })).toThrow();
    expect(() => complete({ colour: 'red' })).toThrow();
  });
});
