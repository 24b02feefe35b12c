import { DocumentFiles, definePlugin, WorkflowDidSend, WorkflowSources, WorkflowWillSend } from '@sealwright/core/api';

export default definePlugin({
  requires: { files: DocumentFiles },
  points: { sources: WorkflowSources },
  hooks: { willSend: WorkflowWillSend, didSend: WorkflowDidSend },
  activate() {},
});
