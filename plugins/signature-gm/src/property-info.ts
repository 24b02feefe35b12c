/**
 * The protected range as propertyInfo has it: /ByteRange as it stands in the PDF. No standard says what a PDF's
 * propertyInfo looks like (GB/T 38540, 7.1, leaves it to the product).
 */
const RANGE = /^\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]$/;
/** Four numbers of files below 10 TB. */
export const LONGEST_PROPERTY_INFO = '/ByteRange []'.length + 4 * 14;

export function writePropertyInfo(byteRange: readonly number[]): string {
  return `/ByteRange [${byteRange.join(' ')}]`;
}

/** Whether it names another range; other products' words say nothing about it. */
export function namesAnotherRange(propertyInfo: string, byteRange: readonly number[]): boolean {
  return RANGE.test(propertyInfo) && propertyInfo !== writePropertyInfo(byteRange);
}
