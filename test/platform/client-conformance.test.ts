/** The workbench's own client against the whole platform, by the suite that every contract source passes. */
import { describeWorkflowSource } from '@sealwright/core/testkit';
import { judgeContinuation } from '../../platform/src/testing/judge-continuation.ts';
import manifest from '../../plugins/workflow-platform/package.json' with { type: 'json' };
import { ClientLab } from './client-lab.ts';

const { id: _, ...data } = manifest.sealwright.contributes.workflowSources[0]!;

describeWorkflowSource({ data, start: () => ClientLab.open({ judge: judgeContinuation }), timeout: 60_000 });
