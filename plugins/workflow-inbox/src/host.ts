import {
  AuditLog,
  DocumentFiles,
  definePlugin,
  Keys,
  OpenDocuments,
  Seals,
  Signing,
  SigningDecide,
  SigningDidSign,
  StampTemplates,
  ViewCalls,
  WorkflowDidSend,
  WorkflowSources,
  WorkflowWillSend,
} from '@sealwright/core/api';
import { answerInbox } from './answer-inbox.ts';
import { inboxRpc } from './common-inbox-rpc.ts';
import { composeInbox } from './compose-inbox.ts';

export default definePlugin({
  requires: { files: DocumentFiles },
  optional: {
    documents: OpenDocuments,
    keys: Keys,
    seals: Seals,
    signing: Signing,
    templates: StampTemplates,
    audit: AuditLog,
  },
  points: { sources: WorkflowSources },
  hooks: { willSend: WorkflowWillSend, didSend: WorkflowDidSend },
  async activate({ own, contribute, tap, ...parts }) {
    const inbox = own(await composeInbox(parts));
    own(tap(SigningDecide, (planned) => inbox.shown.decide(planned)));
    own(tap(SigningDidSign, (result) => inbox.shown.didSign(result)));
    own(contribute(ViewCalls, inboxRpc.name, answerInbox(inbox, parts)));
  },
});
