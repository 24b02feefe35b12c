import { useEffect } from 'react';
import { useStore } from './use-store.ts';
import { useWorkbench } from './workbench-provider.tsx';

/** Lets a model follow what it shows for as long as its page is in front; it looks anew whenever it gets there. */
export function useWhileInFront(page: string, model: { follow(): () => void }): void {
  const isInFront = useStore(useWorkbench().activePage) === page;
  useEffect(() => (isInFront ? model.follow() : undefined), [isInFront, model]);
}
