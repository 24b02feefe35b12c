import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';

export interface Release {
  readonly version: string;
  /** Absolute path of the package, which was verified. */
  readonly file: string;
  /** Its name in the release. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** In base64. */
  readonly sha512: string;
}

export interface ServedRelease {
  /** For electron-updater's provider `generic`. */
  readonly address: string;
  close(): void;
}

/**
 * Serves one package as electron-updater wants its releases: it takes none from a folder. On loopback, at an address that
 * nobody guesses, until `close`.
 */
export async function serveRelease(release: Release): Promise<ServedRelease> {
  const home = `/${randomBytes(16).toString('hex')}/`;
  const description = JSON.stringify(describe(release));
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    if (!path.startsWith(home)) {
      response.writeHead(404).end();
    } else if (path.endsWith('.yml')) {
      response.writeHead(200, { 'content-type': 'text/yaml' }).end(description);
    } else {
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': release.size });
      // What cannot be read ends the answer early: its reader knows the size.
      pipeline(createReadStream(release.file), response).catch(() => response.destroy());
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${home}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** As `latest.yml` of a release; JSON is YAML, too. */
function describe({ version, name, size, sha512 }: Release) {
  return {
    version,
    files: [{ url: name, size, sha512 }],
    path: name,
    sha512,
    releaseDate: new Date(0).toISOString(),
  };
}
