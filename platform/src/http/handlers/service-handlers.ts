import type { Database } from '../../database/index.ts';
import type { Activations } from '../../licences/index.ts';
import type { UpdateFeed } from '../../updates/index.ts';
import type { Handlers } from '../call.ts';

type Ids = 'health' | 'findUpdate' | 'activateLicence';

export interface ServiceParts {
  readonly database: Database;
  readonly updates: UpdateFeed;
  readonly activations: Activations;
  readonly version: string;
}

export const serviceHandlers = ({ database, updates, activations, version }: ServiceParts): Handlers<Ids> => ({
  health: async () => {
    await database.asSystem((transaction) => transaction.query('select 1'));
    return { body: { status: 'ok', version } };
  },
  findUpdate: async ({ query: { channel = 'stable', ...query } }) => {
    const update = await updates.find({ ...query, channel });
    return update ? { body: update } : { status: 204 };
  },
  activateLicence: async ({ body }) => ({ body: await activations.activate(body) }),
});
