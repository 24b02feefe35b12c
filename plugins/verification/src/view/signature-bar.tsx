import {
  Button,
  classes,
  type DocumentViewProps,
  Icon,
  LoaderCircle,
  type Translate,
  useStore,
  useText,
} from '@sealwright/ui';
import type { DocumentVerdict } from '../common-verification-rpc.ts';
import { type DocumentVerdicts, isLocked, type VerificationState } from './document-verdicts.ts';
import styles from './signature-bar.module.css';
import { texts } from './texts.ts';
import { verdictLooks, worstVerdict } from './verdict.ts';

export interface SignatureBarProps extends DocumentViewProps {
  readonly verdicts: DocumentVerdicts;
  readonly onShow: () => void;
}

/** One line above the document: what its signatures are worth. Its height is the same in every state. */
export function SignatureBar({ documentId, verdicts, onShow }: SignatureBarProps) {
  const text = useText();
  const state = useStore(verdicts.states, (states) => states[documentId]);
  const { tone, icon, sentence, hasSignatures } = barOf(state, text);
  const failed = state?.kind === 'failed' && !isLocked(state);
  return (
    <div className={classes(styles.bar, styles[tone])}>
      {icon ? <Icon name={icon} size={16} /> : <LoaderCircle size={16} className={styles.spinner} aria-hidden />}
      <span className={classes(styles.sentence, !icon && styles.late)} title={sentence} role="status">
        {sentence}
      </span>
      {failed && (
        <Button size="small" type="text" onClick={() => verdicts.again(documentId)}>
          {text(texts.retry)}
        </Button>
      )}
      {hasSignatures && (
        <Button size="small" onClick={onShow}>
          {text(texts.show)}
        </Button>
      )}
    </div>
  );
}

interface Bar {
  readonly tone: string;
  /** Missing while it is at work. */
  readonly icon?: string;
  readonly sentence: string;
  readonly hasSignatures: boolean;
}

function barOf(state: VerificationState | undefined, text: Translate): Bar {
  if (!state || state.kind === 'verifying')
    return { tone: 'quiet', sentence: text(texts.verifying), hasSignatures: false };
  if (isLocked(state)) return { tone: 'quiet', icon: 'lock', sentence: text(texts.locked), hasSignatures: false };
  if (state.kind === 'failed') {
    const sentence = text(texts.failed, { reason: text(state.error.sentence) });
    return { tone: 'warning', icon: 'triangle-alert', sentence, hasSignatures: false };
  }
  const worst = worstVerdict(state.verdict.signatures);
  if (!worst) return { tone: 'quiet', icon: 'shield', sentence: text(texts.none), hasSignatures: false };
  const { tone, icon } = verdictLooks[worst];
  return { tone, icon, sentence: sentenceOf(state.verdict, text), hasSignatures: true };
}

/** The verifier's sentence is about the document; who signed is a question of its own. */
function sentenceOf({ sentence, signatures }: DocumentVerdict, text: Translate): string {
  const worst = worstVerdict(signatures);
  if (worst === 'identity-unchecked') return text(sentence) + gap(text) + text(texts.identityUnchecked);
  if (worst === 'identity-untrusted') return text(sentence) + gap(text) + text(texts.identityUntrusted);
  return text(sentence);
}

function gap(text: Translate): string {
  return text({ 'zh-CN': '', en: ' ' });
}
