/**
 * `node scripts/make-update-feed.ts WORD OPTIONS`: makes and signs a feed of updates, a folder that any web server or network drive can
 * offer. docs/updates.md says what is in it and how a key is made.
 *
 *   make    --packages dist-packages --feed FEED [--channel stable] [--notes NOTES.json] [--mandatory]
 *           [--minimum-engine VERSION] [--days 90]
 *   renew   --feed FEED [--channel stable] [--days 90]
 *   sign    --feed FEED [--channel stable] --key-id ID  --key PRIVATE.pem | --signature FILE
 *   key     --key-id ID --key PUBLIC.pem
 *
 * `make` and `renew` take `--key-id` and `--key`, too, and sign what they have written. `NOTES.json` has a text for each of
 * "zh-CN" and "en". An encrypted key is opened by the passphrase in the environment variable that `--passphrase-env` names.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { keyEntry, signWith } from './update-feed/signing-key.ts';
import { addSignature, manifestOf, renewFeed, writeFeed } from './update-feed/write-feed.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    packages: { type: 'string' },
    feed: { type: 'string' },
    channel: { type: 'string', default: 'stable' },
    notes: { type: 'string' },
    mandatory: { type: 'boolean', default: false },
    'minimum-engine': { type: 'string' },
    days: { type: 'string', default: '90' },
    'key-id': { type: 'string' },
    key: { type: 'string' },
    signature: { type: 'string' },
    'passphrase-env': { type: 'string' },
  },
});

function needed(name: 'packages' | 'feed' | 'key-id' | 'key'): string {
  const value = values[name];
  if (value === undefined) fail(`--${name} is missing`);
  return value;
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function sign(): void {
  const [feed, keyId, { channel }] = [needed('feed'), needed('key-id'), values];
  const variable = values['passphrase-env'];
  const passphrase = variable === undefined ? undefined : process.env[variable];
  const signature = values.signature
    ? readFileSync(values.signature)
    : signWith(needed('key'), manifestOf(feed, channel), passphrase);
  addSignature(feed, channel, keyId, signature);
  console.log(`${channel}.json is signed with the key ${keyId}.`);
}

const now = new Date();
const days = Number(values.days);
if (!(days > 0)) fail('--days is a number above 0');
const [word] = positionals;
switch (word) {
  case 'make': {
    const notes = values.notes ? JSON.parse(readFileSync(values.notes, 'utf8')) : { 'zh-CN': '', en: '' };
    const minimumEngine = values['minimum-engine'];
    const version = await writeFeed({
      ...{ packages: needed('packages'), feed: needed('feed'), channel: values.channel },
      ...{ notes, mandatory: values.mandatory, days, now },
      ...(minimumEngine !== undefined && { minimumEngine }),
    });
    console.log(`${values.channel}.json offers version ${version}.`);
    if (values['key-id'] !== undefined) sign();
    break;
  }
  case 'renew':
    renewFeed(needed('feed'), values.channel, days, now);
    if (values['key-id'] !== undefined) sign();
    break;
  case 'sign':
    sign();
    break;
  case 'key':
    console.log(JSON.stringify(keyEntry(needed('key-id'), needed('key')), null, 2));
    break;
  default:
    fail('Usage: node scripts/make-update-feed.ts make|renew|sign|key OPTIONS (docs/updates.md)');
}
