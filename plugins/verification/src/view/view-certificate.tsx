import { Button, useText, useWorkbench } from '@sealwright/ui';
import { CertificateDialog } from './certificate-dialog.tsx';
import type { DocumentActions } from './document-actions.ts';
import { texts } from './texts.ts';

export interface ViewCertificateProps {
  /** Name in it. */
  readonly subject: string;
  /** DER, the certificate itself first, then those above it. */
  readonly chain: readonly Uint8Array[];
  readonly actions: DocumentActions;
}

/** Opens a certificate of a signature. */
export function ViewCertificate({ subject, chain, actions }: ViewCertificateProps) {
  const text = useText();
  const workbench = useWorkbench();
  const open = () =>
    workbench.openDialog({
      title: { 'zh-CN': subject, en: subject },
      width: 640,
      content: <CertificateDialog chain={chain} actions={actions} />,
    });
  return (
    <Button size="small" onClick={open}>
      {text(texts.viewCertificate)}
    </Button>
  );
}
