import type { Localized } from '@sealwright/core/api';
import type { TextValues } from '@sealwright/ui';
import type { UpdatePhase, UpdateReport } from '../common-updates-rpc.ts';
import { texts } from './texts.ts';

const HEADINGS: Readonly<Record<Exclude<UpdatePhase['name'], 'failed'>, Localized>> = {
  idle: texts.idle,
  'no-feed': texts.noFeed,
  checking: texts.checking,
  'up-to-date': texts.upToDate,
  available: texts.available,
  downloading: texts.downloading,
  ready: texts.ready,
  installing: texts.installing,
  finished: texts.finished,
  'not-installed': texts.notInstalled,
};
const FAILURES = { check: texts.failedCheck, download: texts.failedDownload, install: texts.failedInstall };

/** Where an update stands, in a few words. */
export function headingOf({ phase, newer }: UpdateReport): [text: Localized, values: TextValues] {
  const text = phase.name === 'failed' ? FAILURES[phase.during] : HEADINGS[phase.name];
  return [text, { version: newer?.version ?? '' }];
}
