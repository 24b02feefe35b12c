import type { CertificateSummary, RpcClient, SettingValue } from '@sealwright/core/api';
import type { Workbench } from '@sealwright/ui';
import { TRUSTED_CERTIFICATES } from '../common-trust-setting.ts';
import type { verificationRpc } from '../common-verification-rpc.ts';

/** Adds a root that a signature offers to the certificates that the user's settings trust. Whoever calls it has asked the user. */
export async function trustRoot(
  calls: Pick<RpcClient<typeof verificationRpc>, 'keepRoot'>,
  workbench: Pick<Workbench, 'settings' | 'setSetting'>,
  documentId: string,
  { sha256 }: Pick<CertificateSummary, 'sha256'>,
): Promise<void> {
  const path = await calls.keepRoot(documentId, sha256);
  const before = (workbench.settings.getState()[TRUSTED_CERTIFICATES] ?? []) as readonly SettingValue[];
  if (!before.includes(path)) await workbench.setSetting(TRUSTED_CERTIFICATES, [...before, path]);
}
