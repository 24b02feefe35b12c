import { type DocumentViewProps, ErrorState, LoadingState, useStore } from '@sealwright/ui';
import { useEffect } from 'react';
import type { OpenPdfs } from '../session/open-pdfs.ts';
import { texts } from '../texts.ts';
import styles from './document-view.module.css';
import { PageStage } from './page-stage.tsx';
import { PasswordForm } from './password-form.tsx';

/** The view of place 'document': the pages, or why they do not show. */
export function DocumentView({ documentId, pdfs }: DocumentViewProps & { readonly pdfs: OpenPdfs }) {
  const pdf = pdfs.get(documentId);
  const phase = useStore(pdf.session.store, (state) => state.phase);
  const isReady = phase.kind === 'ready';
  useEffect(() => {
    if (isReady) pdfs.stands(documentId);
  }, [isReady, pdfs, documentId]);
  switch (phase.kind) {
    case 'ready':
      return <PageStage pdf={pdf} revision={phase.revision} />;
    case 'loading':
      return (
        <div className={styles.desk}>
          <LoadingState label={texts.opening} />
        </div>
      );
    case 'locked':
      return (
        <div className={styles.desk}>
          <PasswordForm session={pdf.session} isBusy={phase.isBusy} problem={phase.problem} />
        </div>
      );
    case 'failed':
      return (
        <div className={styles.desk}>
          <div className={styles.card}>
            <ErrorState title={texts.failed} error={phase.thrown} onRetry={() => pdf.session.retry()} />
          </div>
        </div>
      );
  }
}
