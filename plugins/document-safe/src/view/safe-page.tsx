import {
  Button,
  ErrorState,
  LoadingState,
  MenuButton,
  PageView,
  SearchField,
  useStore,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import { useState } from 'react';
import type { SafeState } from '../common-safe-rpc.ts';
import { askNewPassphrase } from './change-passphrase.tsx';
import { CreateForm } from './create-form.tsx';
import { OpenedSafe } from './opened-safe.tsx';
import type { SafeModel } from './safe-model.ts';
import { TEXTS } from './texts.ts';
import { UnlockForm } from './unlock-form.tsx';
import { showUnlockingKeys } from './unlocking-keys.tsx';

/** 凭证保险柜: not made yet, locked, or open. */
export function SafePage({ model }: { readonly model: SafeModel }) {
  const text = useText();
  const { safe, fault, waiting } = useStore(model.state);
  const [query, setQuery] = useState('');
  const isOpen = safe?.stage === 'open';
  return (
    <PageView
      title={TEXTS.page}
      leading={isOpen && <Leading model={model} />}
      trailing={isOpen && <SearchField label={text(TEXTS.search)} value={query} onChange={setQuery} />}
    >
      {fault !== undefined && <ErrorState error={fault} />}
      {fault === undefined && !safe && <LoadingState />}
      {fault === undefined && safe && stage(safe)}
    </PageView>
  );

  function stage(state: SafeState) {
    if (state.stage === 'none') return <CreateForm model={model} />;
    if (state.stage === 'locked') return <UnlockForm model={model} keys={state.keys} waiting={waiting?.name} />;
    return <OpenedSafe model={model} safe={state} query={query} />;
  }
}

function Leading({ model }: { readonly model: SafeModel }) {
  const text = useText();
  const workbench = useWorkbench();
  const { work } = useStore(model.state);
  const more = [
    { key: 'check', label: text(TEXTS.checkNow), disabled: work !== undefined, onClick: () => void model.check() },
    { key: 'change', label: text(TEXTS.changePassphrase), onClick: () => askNewPassphrase(workbench, model) },
    { key: 'keys', label: text(TEXTS.keys), onClick: () => showUnlockingKeys(workbench, model) },
    ...(workbench.kind === 'desktop'
      ? [{ key: 'reveal', label: text(TEXTS.reveal), onClick: () => model.revealFolder() }]
      : []),
  ];
  return (
    <>
      <Button type="primary" disabled={work !== undefined} onClick={() => void model.chooseFiles()}>
        {text(TEXTS.putIn)}
      </Button>
      <Button onClick={() => void model.lock()}>{text(TEXTS.lock)}</Button>
      <MenuButton icon="ellipsis" label={text(TEXTS.more)} placement="bottomLeft" menu={{ items: more }} />
    </>
  );
}
