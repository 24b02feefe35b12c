/**
 * Makes keys that sign licences, and licences: `node scripts/issue-licence.ts key|terms|sign`; docs/licence.md. A private
 * key is written to a file outside of this project and nowhere else.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ALGORITHMS, type LicenceAlgorithm } from '../plugins/license-import/src/issuers.ts';
import { makeIssuerKey, readIssuerKey } from '../plugins/license-import/src/issuing/issuer-key.ts';
import { newTerms } from '../plugins/license-import/src/issuing/new-terms.ts';
import { signLicence } from '../plugins/license-import/src/issuing/sign-licence.ts';
import { root } from './bundle/root.ts';

const USAGE = `Usage:
  node scripts/issue-licence.ts key   --algorithm ${ALGORITHMS.join('|')} --key-id ID --private FILE
      Makes a key pair. The private key goes to FILE (mode 0600), the record for
      plugins/license-import/src/issuers.ts to the terminal.
  node scripts/issue-licence.ts terms --name NAME [--credit-code CODE] [--id ID] [--issuer NAME] [--days N] --out FILE
      Writes the sections of a licence, to be edited.
  node scripts/issue-licence.ts sign  --terms FILE --private FILE --key-id ID --out 授权导入.ini
      Signs them.`;

const OPTIONS = {
  algorithm: { type: 'string' },
  'key-id': { type: 'string' },
  private: { type: 'string' },
  terms: { type: 'string' },
  out: { type: 'string' },
  name: { type: 'string' },
  'credit-code': { type: 'string', default: '91440000MA0000000X' },
  id: { type: 'string' },
  issuer: { type: 'string', default: 'Test' },
  days: { type: 'string', default: '365' },
} as const;

class Refused extends Error {}

type Values = ReturnType<typeof read>['values'];
type Name = keyof typeof OPTIONS;

function read() {
  return parseArgs({ options: OPTIONS, allowPositionals: true });
}

function wanted(values: Values, name: Name): string {
  const value = values[name];
  if (!value) throw new Refused(`--${name} is missing.\n\n${USAGE}`);
  return value;
}

function makeKey(values: Values): void {
  const algorithm = wanted(values, 'algorithm') as LicenceAlgorithm;
  if (!ALGORITHMS.includes(algorithm)) throw new Refused(`--algorithm is one of ${ALGORITHMS.join(', ')}.`);
  const [keyId, path] = [wanted(values, 'key-id'), resolve(wanted(values, 'private'))];
  if (isWithin(root, path)) throw new Refused('A private key does not belong into this project.');
  const pem = makeIssuerKey(algorithm);
  write(path, pem, 0o600);
  const { publicKey } = readIssuerKey(pem);
  console.log(`{ keyId: '${keyId}', algorithm: '${algorithm}', publicKey: '${publicKey}' },`);
}

function makeTerms(values: Values): void {
  const days = Number(values.days);
  if (!Number.isInteger(days) || days < 1) throw new Refused('--days is a number from 1 on.');
  const now = new Date();
  const id = values.id ?? `LIC-${now.toISOString().slice(0, 19).replace(/\D/g, '')}`;
  const { issuer, 'credit-code': creditCode } = values;
  const name = wanted(values, 'name');
  write(resolve(wanted(values, 'out')), newTerms({ id, name, creditCode, issuer, days, now }));
}

function sign(values: Values): void {
  const key = readIssuerKey(readFileSync(wanted(values, 'private'), 'utf8'));
  const terms = readFileSync(wanted(values, 'terms'), 'utf8');
  write(resolve(wanted(values, 'out')), signLicence(terms, key, wanted(values, 'key-id')));
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

/** Never in the place of another file. */
function write(path: string, text: string, mode = 0o644): void {
  writeFileSync(path, text, { flag: 'wx', mode });
}

const COMMANDS: Readonly<Record<string, (values: Values) => void>> = { key: makeKey, terms: makeTerms, sign };

try {
  const { values, positionals } = read();
  const [word = ''] = positionals;
  const command = Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
  if (!command || positionals.length !== 1) throw new Refused(USAGE);
  command(values);
} catch (fault) {
  console.error(fault instanceof Refused || fault instanceof TypeError ? fault.message : String(fault));
  process.exitCode = 2;
}
