import type { Localized } from '@sealwright/core/api';
import { fillLocalized, type Workbench } from '@sealwright/ui';
import type { AnnotatingWord } from '../common-annotate-rpc.ts';
import type { AnnotationSession } from './annotation-session.ts';
import { texts } from './texts.ts';

/**
 * 保存批注: writes what is drawn into a revision of its own. In a signed document its user is told first what that does
 * to the signatures. Resolves with whether it was written; what fails is shown, and everything stays as it was.
 */
export async function saveAnnotations(session: AnnotationSession, workbench: Workbench): Promise<boolean> {
  const { draft, documentId } = session;
  const { annotations, busy } = draft.state.getState();
  if (annotations.length === 0 || busy) return annotations.length === 0;
  // From the check on: what its user agreed to is what is written, once.
  draft.setBusy(true);
  try {
    const word = await session.effect.word();
    if (!(await isAgreed(word, workbench))) return false;
    workbench.documents.setTool(documentId, undefined);
    const count = await session.save();
    workbench.notify({
      severity: 'success',
      message: fillLocalized(texts.saved, { count }),
      actions: [{ title: texts.saveDocument, command: 'documents.save', argument: documentId }],
    });
    return true;
  } catch (fault) {
    session.effect.forget();
    workbench.showError(fault);
    return false;
  } finally {
    draft.setBusy(false);
  }
}

async function isAgreed(word: AnnotatingWord, workbench: Pick<Workbench, 'ask'>): Promise<boolean> {
  if (!word.allowed) {
    await workbench.ask({
      title: texts.refusedTitle,
      message: joined([...(word.refusal ? [word.refusal] : []), ...word.signatures.map(({ sentence }) => sentence)]),
      severity: 'warning',
      buttons: [{ id: 'keep', title: texts.keepOpen, kind: 'primary' }],
    });
    return false;
  }
  if (!word.isSigned) return true;
  const answer = await workbench.ask({
    title: texts.askTitle,
    message: joined([...word.signatures.map(({ sentence }) => sentence), ...word.warnings]),
    severity: 'warning',
    buttons: [
      { id: 'write', title: texts.write, kind: 'primary' },
      { id: 'cancel', title: texts.cancel },
    ],
  });
  return answer === 'write';
}

/** Sentences one after the other, each once: who signed twice is named once. */
function joined(sentences: readonly Localized[]): Localized {
  const distinct = [...new Map(sentences.map((sentence) => [sentence.en, sentence])).values()];
  return {
    'zh-CN': distinct.map((sentence) => sentence['zh-CN']).join(''),
    en: distinct.map((sentence) => sentence.en).join(' '),
  };
}
