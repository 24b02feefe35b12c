import type { Localized } from '@sealwright/core/api';
import { Icon, StatusButton, useStore, useText, useWorkbench } from '@sealwright/ui';
import type { DocumentVerdicts } from './document-verdicts.ts';
import { isSound, type Verdict, verdictLooks, verdictOf, worstVerdict } from './verdict.ts';

const valid: Localized = { 'zh-CN': '{count} 个签名有效', en: 'Valid signatures: {count}' };
const unchecked: Localized = {
  'zh-CN': '{count} 个签名完整，身份未核对',
  en: 'Signatures intact, signers not checked: {count}',
};
const untrusted: Localized = {
  'zh-CN': '{count} 个签名完整，证书不受信任',
  en: 'Signatures intact, signers not trusted: {count}',
};
const troubled: Localized = { 'zh-CN': '{count} 个签名有问题', en: 'Signatures with problems: {count}' };

/** The verdict on the document in front, in few words; nothing where it has no signatures. */
export function SignatureStatus({ verdicts, onShow }: { verdicts: DocumentVerdicts; onShow: (id: string) => void }) {
  const text = useText();
  const active = useStore(useWorkbench().documents.state, (state) => state.active);
  const state = useStore(verdicts.states, (states) => (active === undefined ? undefined : states[active]));
  if (active === undefined || state?.kind !== 'done') return null;
  const { signatures } = state.verdict;
  const worst = worstVerdict(signatures);
  if (!worst) return null;
  const sound = signatures.filter((signature) => isSound(verdictOf(signature))).length;
  const count = isSound(worst) ? sound : signatures.length - sound;
  return (
    <StatusButton icon={<Icon name={verdictLooks[worst].icon} size={14} />} onClick={() => onShow(active)}>
      {text(sentenceFor(worst), { count })}
    </StatusButton>
  );
}

function sentenceFor(worst: Verdict): Localized {
  if (!isSound(worst)) return troubled;
  if (worst === 'identity-unchecked') return unchecked;
  return worst === 'identity-untrusted' ? untrusted : valid;
}
