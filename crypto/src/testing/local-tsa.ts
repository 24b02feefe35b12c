/** A timestamp authority on 127.0.0.1: `openssl ts -reply` behind HTTP. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { OpensslPki, Party } from './openssl-pki.ts';

/** The answer to a query; `undefined`: none, ever. */
export type Answer = (query: Uint8Array) => { readonly status?: number; readonly body: Uint8Array } | undefined;

export class LocalTsa {
  readonly url: string;
  readonly queries: readonly Uint8Array[];
  readonly #server: Server;

  private constructor(server: Server, queries: readonly Uint8Array[]) {
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`;
    this.queries = queries;
    this.#server = server;
  }

  static async start(answer: Answer): Promise<LocalTsa> {
    const queries: Uint8Array[] = [];
    const server = createServer(async (request, response) => {
      const query = await buffer(request);
      queries.push(query);
      const reply = answer(query);
      if (!reply) return;
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/timestamp-reply' });
      response.end(reply.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new LocalTsa(server, queries);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** What openssl answers to a query, signed by `authority`. */
export function opensslReply(pki: OpensslPki, authority: Party, query: Uint8Array, digests = 'sha256, sha384, sha512') {
  const configuration = pki.write(
    'tsa.cnf',
    [
      '[tsa]',
      `serial = ${pki.file('tsa.serial')}`,
      'default_policy = 1.2.3.4.1',
      `digests = ${digests}`,
      'signer_digest = sha256',
      'accuracy = secs:1',
      'ess_cert_id_alg = sha256',
      '',
    ].join('\n'),
  );
  pki.run(
    ...['ts', '-reply', '-config', configuration, '-section', 'tsa', '-queryfile', pki.write('query.tsq', query)],
    ...['-signer', authority.certificateFile, '-inkey', authority.keyFile, '-chain', pki.authorityFile],
    ...['-out', pki.file('reply.tsr')],
  );
  return pki.read('reply.tsr');
}
