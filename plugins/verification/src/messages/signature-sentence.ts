import type { Integrity, Localized, SignatureReport } from '@sealwright/core/api';
import type { LaterChanges } from '../later-changes.ts';
import { listChanges } from './labels.ts';

export interface SignatureSentenceFacts {
  readonly kind: SignatureReport['kind'];
  readonly integrity: Integrity;
  readonly trust: SignatureReport['trust'];
  /** It is the electronic seal that is not trusted; its signer is. */
  readonly sealDoubtful: boolean;
  /** A certificate of the signer's path was revoked, before it signed for all that is known. */
  readonly revoked: boolean;
  /** Name of the signer, '' where it is not known. */
  readonly signer: string;
  readonly later: LaterChanges | undefined;
  /** Why it is invalid or cannot be judged: a clause without a full stop. */
  readonly reason: Localized | undefined;
  /** A later signature's own limits were broken, although this one's were not. */
  readonly modifiedLater: boolean;
}

const unknownSigner: Localized = { 'zh-CN': '未知签名者', en: 'an unknown signer' };

/** The sentence of the signature bar. */
export function signatureSentence(facts: SignatureSentenceFacts): Localized {
  const signer = facts.signer ? { 'zh-CN': `“${facts.signer}”`, en: facts.signer } : unknownSigner;
  const proven = facts.integrity !== 'invalid' && facts.integrity !== 'indeterminate';
  const act = proven ? actOf(facts.kind, signer) : claimOf(facts.kind, signer);
  const since = facts.kind === 'document-timestamp' ? '加盖后' : '签署后';
  switch (facts.integrity) {
    case 'valid':
      return join(act, { 'zh-CN': `，${since}文档未被改动`, en: '; the document has not been changed since' }, facts);
    case 'valid-with-later-changes':
      return join(act, laterPermitted(facts.later, since), facts);
    case 'modified':
      return finish(act, laterForbidden(facts, since));
    case 'invalid':
      return finish(act, reasonClause({ 'zh-CN': '，但签名无效', en: ', but the signature is invalid' }, facts.reason));
    case 'indeterminate':
      return finish(
        act,
        reasonClause({ 'zh-CN': '，但无法判断是否有效', en: ', but it cannot be judged' }, facts.reason),
      );
  }
}

function actOf(kind: SignatureReport['kind'], signer: Localized): Localized {
  const zh = `由${signer['zh-CN']}`;
  if (kind === 'document-timestamp') return { 'zh-CN': `${zh}加盖时间戳`, en: `Timestamped by ${signer.en}` };
  if (kind === 'certification') return { 'zh-CN': `${zh}认证并签署`, en: `Certified by ${signer.en}` };
  return { 'zh-CN': `${zh}签署`, en: `Signed by ${signer.en}` };
}

/** A name in a signature that does not hold is nobody's word. */
function claimOf(kind: SignatureReport['kind'], signer: Localized): Localized {
  if (kind === 'document-timestamp')
    return { 'zh-CN': `声称由${signer['zh-CN']}加盖时间戳`, en: `Said to be timestamped by ${signer.en}` };
  return { 'zh-CN': `声称由${signer['zh-CN']}签署`, en: `Said to be signed by ${signer.en}` };
}

/** What merely keeps a signature verifiable, or cannot be seen, is no news for the signature bar. */
function laterPermitted(later: LaterChanges | undefined, since: string): Localized {
  const told =
    later?.changes.filter(({ kind }) => !['validation-data', 'metadata', 'unused-object'].includes(kind)) ?? [];
  if (told.length === 0)
    return { 'zh-CN': `，${since}文档内容未被改动`, en: '; its content has not been changed since' };
  const list = listChanges(told);
  const look = later && later.visible.length > 0;
  return {
    'zh-CN': `，签名有效；${since}${list['zh-CN']}${look ? '，请查看' : ''}`,
    en: `; the signature is valid. Since then ${list.en}${look ? '; please look at it' : ''}`,
  };
}

function laterForbidden({ later, modifiedLater }: SignatureSentenceFacts, since: string): Localized {
  if (modifiedLater || !later)
    return {
      'zh-CN': `，但${since}文档被改动，违反了之后一个签名的限制`,
      en: ', but the document was changed since against the limits of a later signature',
    };
  const list = listChanges(later.forbidden);
  return {
    'zh-CN': `，但${since}文档被改动：${list['zh-CN']}`,
    en: `, but the document was changed since: ${list.en}`,
  };
}

function reasonClause(clause: Localized, reason: Localized | undefined): Localized {
  if (!reason) return clause;
  return { 'zh-CN': `${clause['zh-CN']}：${reason['zh-CN']}`, en: `${clause.en}: ${reason.en}` };
}

/** Adds doubts about who the signer is; without anchors nobody asked. */
function join(act: Localized, clause: Localized, { trust, sealDoubtful, revoked }: SignatureSentenceFacts): Localized {
  if (revoked)
    return finish(act, {
      'zh-CN': `${clause['zh-CN']}；但签名者的证书已被吊销`,
      en: `${clause.en}; but the signer's certificate was revoked`,
    });
  if (sealDoubtful)
    return finish(act, {
      'zh-CN': `${clause['zh-CN']}；但电子印章不受信任`,
      en: `${clause.en}; but the electronic seal is not trusted`,
    });
  const doubt =
    trust === 'untrusted'
      ? { 'zh-CN': '；但签名者的证书不受信任', en: "; but the signer's certificate is not trusted" }
      : { 'zh-CN': '', en: '' };
  return finish(act, { 'zh-CN': clause['zh-CN'] + doubt['zh-CN'], en: clause.en + doubt.en });
}

function finish(act: Localized, clause: Localized): Localized {
  return { 'zh-CN': `${act['zh-CN']}${clause['zh-CN']}。`, en: `${act.en}${clause.en}.` };
}
