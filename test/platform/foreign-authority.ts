import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** DER of a root certificate that has issued nothing. */
export function foreignAuthority(): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-authority-'));
  try {
    const [key, out] = [join(folder, 'key'), join(folder, 'root.der')];
    const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'];
    execFileSync('openssl', [...request, '-subj', '/CN=Foreign', '-keyout', key, '-outform', 'DER', '-out', out], {
      stdio: 'pipe',
    });
    return new Uint8Array(readFileSync(out));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
