import { SealwrightError } from '@sealwright/core/api';
import { Callout, ErrorState, LoadingState, PageView, useStore, useText, useWhileInFront } from '@sealwright/ui';
import { AttentionList } from './attention-list.tsx';
import type { HomeModel } from './home-model.ts';
import styles from './home-page.module.css';
import { KeyCards } from './key-cards.tsx';
import { RecentFilesCard } from './recent-files-card.tsx';
import { SealStrip } from './seal-strip.tsx';
import { texts } from './texts.ts';
import { Ways } from './ways.tsx';

export interface HomePageProps {
  readonly model: HomeModel;
  /** Id of this page. */
  readonly page: string;
}

/** 首页 of the seal assistant: how things stand, and the ways on. */
export function HomePage({ model, page }: HomePageProps) {
  const text = useText();
  const { board, failure } = useStore(model.state);
  useWhileInFront(page, model);
  return (
    <PageView title={texts.page}>
      {failure && !board && <ErrorState error={SealwrightError.fromRecord(failure)} onRetry={() => model.follow()} />}
      {!failure && !board && <LoadingState label={texts.reading} />}
      {board && (
        <div className={styles.content}>
          {failure && <Callout tone="danger">{text(failure.sentence)}</Callout>}
          <Ways offers={board.offers} />
          <AttentionList attention={board.attention} offers={board.offers} />
          <div className={styles.columns}>
            <KeyCards board={board} />
            <SealStrip seals={board.seals} offers={board.offers} pictures={model.pictures} />
          </div>
          {board.recent && <RecentFilesCard files={board.recent} />}
        </div>
      )}
    </PageView>
  );
}
