/** Chinese numerals as dates are written with them (GB/T 15835-2011, 4.2): 二〇二四年七月二十三日. */
const DIGITS = '〇一二三四五六七八九';

/** Digit by digit, as years are read: 2024 is 二〇二四. */
export function digitByDigit(number: number): string {
  return [...String(number)].map((digit) => DIGITS[Number(digit)]).join('');
}

/** Counted, as months and days are read, from 1 to 99: 10 is 十, 18 十八, 20 二十, 23 二十三. */
export function counted(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS[ones] : ''}`;
}
