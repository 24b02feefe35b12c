/** What a CA's office says about revocation: `openssl ca -gencrl` and `openssl ocsp`. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type OpensslPki, type Party, SM2_ID } from './openssl-pki.ts';

export interface Revoked {
  readonly party: Party;
  readonly at: Date;
  /** As openssl's database has it: keyCompromise, superseded ... */
  readonly reason?: string;
}

export interface CrlPlan {
  readonly revoked?: readonly Revoked[];
  /** Lines of openssl's configuration. */
  readonly extensions?: readonly string[];
  readonly from?: Date;
  readonly to?: Date;
}

export interface OcspPlan {
  /** Whom the CA knows. */
  readonly known: readonly Party[];
  readonly revoked?: readonly Revoked[];
  /** Missing: the CA itself. */
  readonly signer?: Party;
  /** More arguments of `openssl ocsp`. */
  readonly options?: readonly string[];
}

const HOUR = 3_600_000;

/** DER. */
export function opensslCrl(pki: OpensslPki, plan: CrlPlan = {}): Uint8Array {
  const { revoked = [], extensions = [], from = new Date(Date.now() - HOUR), to = new Date(Date.now() + HOUR) } = plan;
  const configuration = pki.write(
    'crl.cnf',
    [
      ...['[ca]', 'default_ca = own', '[own]', `database = ${index(pki, revoked, [])}`, 'default_md = sha256'],
      ...[`crlnumber = ${pki.write('crlnumber', '01\n')}`, 'crl_extensions = ext', '[ext]'],
      ...['authorityKeyIdentifier = keyid', ...extensions, ''],
    ].join('\n'),
  );
  pki.run(
    ...['ca', '-gencrl', '-config', configuration, '-keyfile', pki.authorityKeyFile, '-cert', pki.authorityFile],
    ...['-crl_lastupdate', asn1Time(from), '-crl_nextupdate', asn1Time(to), '-out', pki.file('revocation-list.pem')],
    ...(pki.authority === 'SM2' ? ['-md', 'sm3', '-sigopt', SM2_ID] : []),
  );
  pki.run('crl', '-in', pki.file('revocation-list.pem'), '-outform', 'DER', '-out', pki.file('revocation-list.der'));
  return pki.read('revocation-list.der');
}

/** The answer to a DER OCSPRequest. */
export function opensslOcsp(pki: OpensslPki, request: Uint8Array, plan: OcspPlan): Uint8Array {
  const { known, revoked = [], signer, options = ['-ndays', '1'] } = plan;
  const isSm2 = signer ? signer.key.algorithm.kind === 'sm2' : pki.authority === 'SM2';
  pki.run(
    ...['ocsp', '-index', index(pki, revoked, known), '-CA', pki.authorityFile],
    ...['-rsigner', signer?.certificateFile ?? pki.authorityFile, '-rkey', signer?.keyFile ?? pki.authorityKeyFile],
    ...['-reqin', pki.write('ocsp-request.der', request), '-respout', pki.file('ocsp-response.der'), ...options],
    ...(isSm2 ? ['-rmd', 'sm3', '-rsigopt', SM2_ID] : []),
  );
  return pki.read('ocsp-response.der');
}

/** The database of `openssl ca`. */
function index(pki: OpensslPki, revoked: readonly Revoked[], known: readonly Party[]): string {
  const good = known.filter((party) => !revoked.some((each) => each.party === party));
  const line = (state: string, party: Party, revocation: string) =>
    [state, asn1Time(new Date(Date.now() + 1000 * HOUR)), revocation, serial(party), 'unknown', '/CN=x'].join('\t');
  const lines = [
    ...good.map((party) => line('V', party, '')),
    ...revoked.map(({ party, at, reason }) => line('R', party, [asn1Time(at), ...(reason ? [reason] : [])].join(','))),
  ];
  pki.write('index.txt.attr', 'unique_subject = no\n');
  return pki.write('index.txt', lines.map((each) => `${each}\n`).join(''));
}

function serial({ certificateFile }: Party): string {
  return new X509Certificate(readFileSync(certificateFile)).serialNumber;
}

/** UTCTime. */
function asn1Time(time: Date): string {
  return `${time.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`;
}
