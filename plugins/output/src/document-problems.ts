import { defineError, type Localized, type SealwrightError, type VerifiedDocument } from '@sealwright/core/api';
import type { Problem } from './common-output-rpc.ts';

export const SignatureModified = defineError<{ count: number }>('output.document-modified', {
  'zh-CN': '签署之后文档被改动，{count} 个签名不再有效。请向签署方索取原件。',
  en: 'The document was changed after it was signed; signatures concerned: {count}. Ask the signer for the original.',
});
export const SignatureInvalid = defineError<{ count: number }>('output.signature-invalid', {
  'zh-CN': '{count} 个签名无效，文档可能已损坏或被改动。请向签署方索取原件。',
  en: 'Signatures that are not valid: {count}. The document may be damaged or altered; ask the signer for the original.',
});

const SHOW: Localized = { 'zh-CN': '查看签名', en: 'Show signatures' };
const SHOW_COMMAND = 'verification.show';

/** The open documents whose signatures do not hold. `offers`: the commands that there are. */
export function documentProblems(
  verified: readonly VerifiedDocument[],
  offers: ReadonlySet<string>,
): readonly Problem[] {
  return verified.flatMap(({ document, name, integrities }): readonly Problem[] => {
    const error = faultIn(integrities);
    if (!error) return [];
    const repairs = offers.has(SHOW_COMMAND) ? [{ title: SHOW, command: SHOW_COMMAND, argument: document }] : [];
    const subject = { 'zh-CN': name, en: name };
    return [
      { id: `document:${document}`, severity: 'error', kind: 'document', subject, error: error.toJSON(), repairs },
    ];
  });
}

function faultIn(integrities: VerifiedDocument['integrities']): SealwrightError | undefined {
  const count = (sought: string) => integrities.filter((integrity) => integrity === sought).length;
  if (count('invalid') > 0) return SignatureInvalid({ count: count('invalid') });
  return count('modified') > 0 ? SignatureModified({ count: count('modified') }) : undefined;
}
