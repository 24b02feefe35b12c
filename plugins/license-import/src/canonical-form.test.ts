import { expect, test } from 'vitest';
import { canonicalForm } from './canonical-form.ts';
import { parseIni } from './parse-ini.ts';

test('the form Canon=1, byte for byte', () => {
  const written = `; comment
# comment
[Modules]
Seats=5
my-signing = 1   ; behind something, after space
X.a=1
[License]\t
Name=Cafe\u0301 有限;公司
Empty=
[Signature]
Value=AAAA
`;
  expect(new TextDecoder().decode(canonicalForm(parseIni(written)))).toBe(
    '[license]\nempty=\nname=Caf\u00e9 有限;公司\n[modules]\nmy-signing=1\nseats=5\nx.a=1\n',
  );
});
