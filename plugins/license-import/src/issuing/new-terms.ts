export interface NewTerms {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string;
  readonly issuer: string;
  /** Days from today on. */
  readonly days: number;
  readonly now: Date;
}

const DAY = 86_400_000;

/** The sections of a licence to begin with; every module is granted, nothing is bound. */
export function newTerms({ id, name, creditCode, issuer, days, now }: NewTerms): string {
  const day = (offset: number) => new Date(now.getTime() + offset * DAY).toISOString().slice(0, 10);
  return `; 授权导入.ini
[License]
Format=1
Id=${id}
Product=ibox-terminal
Edition=supplier
IssuedAt=${now.toISOString().slice(0, 19)}+00:00
NotBefore=${day(0)}
NotAfter=${day(days - 1)}
Issuer=${issuer}
[Licensee]
Name=${name}
CreditCode=${creditCode}
[Modules]
my-signing=1
seam-seal=1
keyword-seal=1
offline-client=1
Seats=5
[Device]
Binding=none
`;
}
