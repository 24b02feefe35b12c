import { type CallContext, RecentFiles, reportChanges } from '@sealwright/core/api';
import type { Host } from '@sealwright/core/kernel';

/** Tells the shell which documents were opened last, for the places where the system shows them. */
export async function reportRecent(host: Host, context: CallContext<string[]>): Promise<void> {
  const recent = await host.service(RecentFiles).catch(() => undefined);
  // Nobody keeps a list: then the system shall not keep an old one.
  if (!recent) return context.progress([]);
  const paths = async () => (await recent.list()).filter(({ isGone }) => !isGone).map(({ path }) => path);
  await reportChanges(recent.onDidChange, paths, context);
}
