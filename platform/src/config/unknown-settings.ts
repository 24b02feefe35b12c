/** What docs/platform.md says of each stands in its table, which a test compares with this one. */
const SETTINGS = new Set(
  [
    ...['DATA', 'DATABASE', 'CONNECTIONS', 'MIGRATES', 'S3_ENDPOINT', 'S3_REGION', 'S3_KEY', 'S3_SECRET'],
    ...['HOST', 'PORT', 'ORIGINS', 'PROXIES', 'RATE', 'BURST', 'LOGIN_RATE', 'LOGIN_BURST'],
    ...['AUTHORITIES', 'COMPANY_CODE', 'CRLS', 'REVOCATION', 'REVOCATION_UNKNOWN'],
    ...['REMINDERS', 'PRIVATE_WEBHOOKS', 'FEED', 'LICENCES', 'DEMO'],
  ].map((name) => `SEALWRIGHT_PLATFORM_${name}`),
);

/**
 * Names that look like settings and are none, such as a misspelt one. They are told and nothing more: container managers
 * put variables of their own beside them.
 */
export function unknownSettings(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.keys(environment).filter((name) => name.startsWith('SEALWRIGHT_PLATFORM_') && !SETTINGS.has(name));
}
