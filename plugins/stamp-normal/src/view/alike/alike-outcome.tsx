import { Callout, ErrorState, type Loaded, LoadingState, useText } from '@sealwright/ui';
import type { AlikePlace } from '../../common-normal-rpc.ts';
import { AlikeList } from './alike-list.tsx';
import { TEXTS } from './texts.ts';
import { MOST_PLACES } from './unsealed-places.ts';

export interface AlikeOutcomeProps {
  /** What was looked for. */
  readonly words: string;
  readonly found: Loaded<{ readonly places: readonly AlikePlace[]; readonly unsearched: readonly number[] }> & {
    readonly reload: () => void;
  };
  readonly unticked: ReadonlySet<AlikePlace>;
  readonly onTick: (unticked: ReadonlySet<AlikePlace>) => void;
}

/** What the search came to. */
export function AlikeOutcome({ words, found, unticked, onTick }: AlikeOutcomeProps) {
  const text = useText();
  if (found.state === 'loading') return <LoadingState label={TEXTS.searching} isCompact />;
  if (found.state === 'error') return <ErrorState error={found.error} isCompact onRetry={found.reload} />;
  if (words === '') return <Callout tone="info">{text(TEXTS.noWords)}</Callout>;
  const { places, unsearched } = found.value;
  return (
    <>
      {places.length === 0 && <Callout tone="info">{text(TEXTS.none)}</Callout>}
      {places.length > MOST_PLACES && (
        <Callout tone="warning">{text(TEXTS.tooMany, { count: places.length, most: MOST_PLACES })}</Callout>
      )}
      {places.length > 0 && places.length <= MOST_PLACES && (
        <AlikeList places={places} unticked={unticked} onTick={onTick} />
      )}
      {unsearched.length > 0 && (
        <Callout tone="warning">{text(TEXTS.unsearched, { pages: pageList(unsearched) })}</Callout>
      )}
    </>
  );
}

const MOST_NAMED = 12;

function pageList(pages: readonly number[]): string {
  const named = pages.slice(0, MOST_NAMED).map((page) => page + 1);
  return `${named.join(', ')}${pages.length > MOST_NAMED ? '…' : ''}`;
}
