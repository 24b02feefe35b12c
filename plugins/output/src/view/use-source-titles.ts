import type { Localized, RpcClient } from '@sealwright/core/api';
import { useLoad } from '@sealwright/ui';
import { useCallback } from 'react';
import type { outputRpc } from '../common-output-rpc.ts';
import { texts } from './texts.ts';

/** What the sources of lines are called; by their ids until the host has told, and those that it does not know. */
export function useSourceTitles(calls: Pick<RpcClient<typeof outputRpc>, 'sources'>): (source: string) => Localized {
  const { value } = useLoad(() => calls.sources(), [calls]);
  return useCallback(
    (source) => {
      if (source === 'host') return texts.host;
      return value?.find(({ id }) => id === source)?.title ?? { 'zh-CN': source, en: source };
    },
    [value],
  );
}
