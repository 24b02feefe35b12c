import type { Server, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** How often connections are looked for that have nothing left to do, in milliseconds. */
const OFTEN = 20;

/** What is being answered, by server. */
const answers = new WeakMap<Server, Set<ServerResponse>>();

/** To be called before it listens. */
export function countAnswers({ server }: FastifyInstance): void {
  const open = new Set<ServerResponse>();
  answers.set(server, open);
  server.on('request', (_, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
  });
}

/**
 * Takes no more requests and answers those that are at work; then all connections are closed. Node by itself would wait
 * for those that clients keep for their next request, and for those that have sent none yet.
 */
export async function closeApp(app: FastifyInstance): Promise<void> {
  const { server } = app;
  const closing = setInterval(() => {
    if (answers.get(server)?.size) server.closeIdleConnections();
    else server.closeAllConnections();
  }, OFTEN);
  try {
    await app.close();
  } finally {
    clearInterval(closing);
  }
}
