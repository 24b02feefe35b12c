import { pageRuns } from '@sealwright/ui';

/** Runs of pages that a sentence names; who has more learns that there are more. */
const MOST = 12;

/** 0-based pages as a sentence names them: '3, 5–9'. */
export function pageList(pages: readonly number[]): string {
  const runs = pageRuns(pages).split(', ');
  return `${runs.slice(0, MOST).join(', ')}${runs.length > MOST ? ' …' : ''}`;
}
