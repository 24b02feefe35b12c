import {
  type Localized,
  type PdfSignature,
  type PointReader,
  SealwrightError,
  type SignatureFormat,
  type SignatureFormatData,
  type SignatureInspection,
} from '@sealwright/core/api';

export type InspectionResult =
  | { readonly format: string; readonly inspection: SignatureInspection }
  /** `unreadable`: why, as a clause without a full stop. */
  | { readonly format: string; readonly inspection?: undefined; readonly unreadable: Localized };

/** Asks the formats in turn which one knows the contents. A format that fails makes this one signature unreadable. */
export async function inspectSignature(
  signature: PdfSignature,
  formats: PointReader<SignatureFormatData, SignatureFormat>,
): Promise<InspectionResult> {
  const { contents, subFilter, byteRange, certificates } = signature;
  for (const contribution of contents.length > 0 ? formats.list() : []) {
    try {
      const format = await contribution.load();
      if (!(await format.recognises(contents, subFilter))) continue;
      const digest: PdfSignature['digest'] = (hash, prefix) => signature.digest(hash, prefix);
      const input = { contents, subFilter, byteRange, ...(certificates && { certificates }), digest };
      return { format: contribution.id, inspection: await format.inspect(input) };
    } catch (fault) {
      return { format: contribution.id, unreadable: clauseOf(fault) };
    }
  }
  return {
    format: '',
    unreadable: { 'zh-CN': '签名内容无法识别', en: 'the contents of the signature are not recognised' },
  };
}

export function clauseOf(fault: unknown): Localized {
  if (!(fault instanceof SealwrightError)) return { 'zh-CN': '签名内容无法读取', en: 'the signature cannot be read' };
  return {
    'zh-CN': fault.sentence['zh-CN'].replace(/。$/, ''),
    en: fault.sentence.en.replace(/\.$/, ''),
  };
}
