/** Parses a date (ISO 32000-2, 7.9.4): `D:YYYYMMDDHHmmSSOHH'mm`, all after the year optional. Without a zone it counts as UTC. */
export function parseDate(text: string): Date | undefined {
  const match =
    /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?'?)?/.exec(text.trim()) ?? undefined;
  if (!match) return undefined;
  const [year, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((digits) => (digits === undefined ? undefined : Number(digits)));
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return undefined;
  const offset = (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0)) * (match[7] === '-' ? -1 : 1);
  const date = new Date(Date.UTC(year!, month - 1, day, hour, minute, second));
  return new Date(date.getTime() - offset * 60_000);
}
