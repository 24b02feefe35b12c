import { SealwrightError } from '@sealwright/core/api';
import {
  Button,
  Callout,
  EmptyState,
  ErrorState,
  LoadingState,
  PageView,
  RefreshButton,
  useLoad,
  useStore,
  useText,
  useWhileInFront,
  useWorkbench,
} from '@sealwright/ui';
import { OFFERS } from '../common-offers.ts';
import type { BoardHistory } from './board-history.ts';
import { DeviceCard } from './device-card.tsx';
import type { DevicesModel } from './devices-model.ts';
import styles from './devices-page.module.css';
import { DriverNotes } from './driver-notes.tsx';
import { LibrarySection } from './library-section.tsx';
import { texts } from './texts.ts';
import { UnreachedKeys } from './unreached-keys.tsx';

export interface DevicesPageProps {
  readonly model: DevicesModel;
  /** Id of this page. */
  readonly page: string;
}

/** The keys that are plugged in. It looks anew whenever it comes to the front. */
export function DevicesPage({ model, page }: DevicesPageProps) {
  const text = useText();
  const { history, failure, isLooking } = useStore(model.state);
  useWhileInFront(page, model);
  return (
    <PageView title={texts.page} leading={<RefreshButton isLooking={isLooking} onClick={() => void model.refresh()} />}>
      {failure && !history && <ErrorState error={SealwrightError.fromRecord(failure)} onRetry={() => model.follow()} />}
      {!failure && !history && <LoadingState label={texts.looking} />}
      {history && (
        <div className={styles.content}>
          {failure && <Callout tone="danger">{text(failure.sentence)}</Callout>}
          <Board model={model} history={history} />
        </div>
      )}
    </PageView>
  );
}

function Board({ model, history }: { readonly model: DevicesModel; readonly history: BoardHistory }) {
  const { board, left } = history;
  const libraries = useLoad((signal) => model.libraries(signal), [board]);
  const isWaiting = board.devices.length === 0 && board.pending.length > 0;
  const isEmpty = board.devices.length === 0 && board.pending.length === 0;
  return (
    <>
      {left.length > 0 && <LeftNote model={model} history={history} />}
      <DriverNotes board={board} model={model} />
      <UnreachedKeys reports={libraries.value} />
      {isWaiting && <LoadingState label={texts.looking} isCompact />}
      {isEmpty && (board.troubles.length > 0 ? <NoKeyAnswers /> : <NoKey offers={board.offers} />)}
      {board.devices.map((device) => (
        <DeviceCard key={device.ref} device={device} offers={board.offers} model={model} />
      ))}
      <LibrarySection libraries={libraries} />
    </>
  );
}

function LeftNote({ model, history: { left } }: { readonly model: DevicesModel; readonly history: BoardHistory }) {
  const text = useText();
  return (
    <div className={styles.note} role="status">
      <Callout
        tone="info"
        action={
          <Button size="small" onClick={() => model.forgetLeft()}>
            {text(texts.dismiss)}
          </Button>
        }
      >
        {text(texts.left, { names: left.map(({ name }) => text(name)).join(text({ 'zh-CN': '、', en: ', ' })) })}
      </Callout>
    </div>
  );
}

/** There may be keys: those drivers that could tell have failed. */
function NoKeyAnswers() {
  return (
    <div className={styles.empty}>
      <EmptyState icon="key-round" title={texts.noneAnswers} description={texts.noneAnswersHint} isCompact />
    </div>
  );
}

function NoKey({ offers }: { readonly offers: readonly string[] }) {
  const text = useText();
  const workbench = useWorkbench();
  // The command shows its own faults.
  const setUp = () => void workbench.runCommand(OFFERS.setUp).catch(() => {});
  const actions = offers.includes(OFFERS.setUp) && (
    <Button type="primary" onClick={setUp}>
      {text(texts.setUp)}
    </Button>
  );
  return (
    <div className={styles.empty}>
      <EmptyState icon="key-round" title={texts.empty} description={texts.emptyHint} actions={actions} />
    </div>
  );
}
