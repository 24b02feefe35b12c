/** Releases of the workbench that an organisation offers from its platform. */
export { UpdateFeed, type UpdateQuery } from './update-feed.ts';
