/** What the page leads to where its plugin is there: commands, all of other plugins. */
export const OFFERS = {
  open: 'documents.open',
  sample: 'demo.tryContract',
  check: 'system-check.run',
  seals: 'seal-list.open',
  services: 'service-desk.open',
  certificates: 'certificate-list.open',
  devices: 'device-list.open',
  setUp: 'device-init.open',
  plugins: 'plugins.manage',
  licence: 'license.show',
  firstSteps: 'setup.show',
} as const;
