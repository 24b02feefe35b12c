/** What is compared: an open document with the version of it that had so many bytes; the latest signed one without. */
export interface CompareRequest {
  readonly documentId: string;
  readonly size?: number;
}

/** The argument of the page or its command, which comes from anywhere. */
export function compareRequest(argument: unknown): CompareRequest | undefined {
  if (typeof argument === 'string') return { documentId: argument };
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { documentId, size } = argument as Record<string, unknown>;
  if (typeof documentId !== 'string') return undefined;
  return typeof size === 'number' && Number.isSafeInteger(size) && size > 0 ? { documentId, size } : { documentId };
}
