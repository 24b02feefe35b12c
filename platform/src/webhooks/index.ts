/** Notices to parties' own systems. */
export { WebhookProblem } from './webhook-problem.ts';
export { type WebhookOptions, Webhooks } from './webhooks.ts';
