import { StatusButton, useStore, useText } from '@sealwright/ui';
import { isOpen } from '../common-step-states.ts';
import type { FirstRunModel } from './first-run-model.ts';
import { texts } from './texts.ts';

export interface SetupItemProps {
  readonly model: FirstRunModel;
  readonly onOpen: () => void;
}

/** How far the first steps are, for as long as one of them is open. */
export function SetupItem({ model, onOpen }: SetupItemProps) {
  const text = useText();
  const report = useStore(model.state, (state) => state.report);
  const steps = report?.steps ?? [];
  if (!steps.some(isOpen)) return null;
  const all = steps.filter(({ state }) => state !== 'skipped').length;
  const done = steps.filter(({ state }) => state === 'done').length;
  return (
    <StatusButton isOffer onClick={onOpen}>
      {text(texts.item, { done, all })}
    </StatusButton>
  );
}
