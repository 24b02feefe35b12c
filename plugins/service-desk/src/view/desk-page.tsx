import { SealwrightError } from '@sealwright/core/api';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  PageView,
  Select,
  useStore,
  useText,
  useWhileInFront,
} from '@sealwright/ui';
import type { ShownDesk } from '../common-desk-rpc.ts';
import type { DeskModel } from './desk-model.ts';
import { DeskParts } from './desk-parts.tsx';
import { texts } from './texts.ts';

export interface DeskPageProps {
  readonly model: DeskModel;
  /** Id of this page. */
  readonly page: string;
}

/** 服务办理 */
export function DeskPage({ model, page }: DeskPageProps) {
  const { desks, desk: chosen, failure } = useStore(model.state);
  useWhileInFront(page, model);
  const desk = desks?.find(({ id }) => id === chosen) ?? desks?.[0];
  return (
    <PageView
      title={texts.page}
      trailing={desks && desk && desks.length > 1 && <DeskChoice desks={desks} desk={desk} model={model} />}
    >
      {failure && !desks && (
        <ErrorState error={SealwrightError.fromRecord(failure)} onRetry={() => void model.load()} />
      )}
      {!failure && !desks && <LoadingState />}
      {desks && !desk && <EmptyState icon="headset" title={texts.none} description={texts.noneHint} />}
      {desk && <DeskParts key={desk.id} desk={desk} model={model} />}
    </PageView>
  );
}

interface DeskChoiceProps {
  readonly desks: readonly ShownDesk[];
  readonly desk: ShownDesk;
  readonly model: DeskModel;
}

function DeskChoice({ desks, desk, model }: DeskChoiceProps) {
  const text = useText();
  return (
    <Select
      aria-label={text(texts.desk)}
      value={desk.id}
      options={desks.map(({ id, title }) => ({ value: id, label: text(title) }))}
      popupMatchSelectWidth={false}
      onChange={(id) => model.chooseDesk(id)}
    />
  );
}
