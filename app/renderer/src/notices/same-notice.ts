import type { ErrorRecord, Localized, Notice } from '@sealwright/core/api';

/** Whether the second takes the place of the first: it has the same id, or says the same. */
export const isSame = (a: Notice, b: Notice) => a.id === b.id && (a.id !== undefined || saysTheSame(a, b));

const saysTheSame = (a: Notice, b: Notice) =>
  a.severity === b.severity && sameText(a.message, b.message) && sameError(a.error, b.error);
const sameText = (a: Localized, b: Localized) => a.en === b.en && a['zh-CN'] === b['zh-CN'];
const sameError = (a: ErrorRecord | undefined, b: ErrorRecord | undefined) => a?.code === b?.code;
