/** What the page leads to where its plugin is there: two pages and a command, all of other plugins. */
export const OFFERS = {
  certificates: 'certificate-list.page',
  seals: 'seal-list.page',
  setUp: 'device-init.open',
} as const;
