import type { Webhooks } from '../../webhooks/index.ts';
import type { Handlers } from '../call.ts';

type Ids = 'listWebhooks' | 'createWebhook' | 'deleteWebhook';

export const webhookHandlers = (webhooks: Webhooks): Handlers<Ids> => ({
  listWebhooks: async ({ party }) => ({ body: { items: [...(await webhooks.list(party.code))] } }),
  createWebhook: async ({ party, body, key, requestHash }) => ({
    status: 201,
    body: await webhooks.create(party.code, body, { key, requestHash }),
  }),
  deleteWebhook: async ({ party, path }) => {
    await webhooks.remove(party.code, path.webhookId);
    return { status: 204 };
  },
});
