/** A process that downloads, and is killed: `ADDRESS SIZE SHA256 FOLDER`. Says how far it is. */
import { parseFeedAddress } from '../feed/location.ts';
import { downloadPackage } from './download-package.ts';

const [address = '', size, sha256 = '', folder = ''] = process.argv.slice(2);
const location = parseFeedAddress(address);
if (location.kind === 'http') location.url.pathname = location.url.pathname.replace(/\/$/, '');
await downloadPackage({
  ...{ location, size: Number(size), sha256, folder, name: 'package.bin' },
  signal: new AbortController().signal,
  progress: (received) => process.stdout.write(`${received}\n`),
});
