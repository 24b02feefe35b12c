/**
 * The workbench's own client against three instances on PostgreSQL, with one bucket: each of its requests goes to the next
 * instance. By the suite that every contract source passes.
 */
import { describeWorkflowSource } from '@sealwright/core/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KEYS, S3StandIn } from '../../platform/src/files/testing/s3-stand-in.ts';
import { judgeContinuation } from '../../platform/src/testing/judge-continuation.ts';
import { newPostgresDatabase } from '../../platform/src/testing/postgres-cluster.ts';
import manifest from '../../plugins/workflow-platform/package.json' with { type: 'json' };
import { ClientLab } from './client-lab.ts';

const { id: _, ...data } = manifest.sealwright.contributes.workflowSources[0]!;

let bucket: S3StandIn;
let lab: ClientLab;
beforeAll(async () => {
  bucket = await S3StandIn.start();
});
afterAll(() => bucket.stop());

async function start(): Promise<ClientLab> {
  const settings = {
    SEALWRIGHT_PLATFORM_DATABASE: await newPostgresDatabase(),
    SEALWRIGHT_PLATFORM_S3_ENDPOINT: bucket.endpoint,
    SEALWRIGHT_PLATFORM_S3_KEY: KEYS.accessKeyId,
    SEALWRIGHT_PLATFORM_S3_SECRET: KEYS.secretAccessKey,
  };
  lab = await ClientLab.open({ judge: judgeContinuation, instances: [{ settings }, { settings }, { settings }] });
  return lab;
}

describeWorkflowSource({ data, start, timeout: 60_000 });

test('each instance has answered a third of the requests, and all files are in the bucket', () => {
  const [one, two, three] = lab.requests as [number, number, number];
  expect(three).toBeGreaterThan(100);
  expect(one - three).toBeLessThanOrEqual(1);
  expect(two - three).toBeLessThanOrEqual(1);
  expect(bucket.objects.size).toBeGreaterThan(0);
});
