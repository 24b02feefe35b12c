import { useStore } from './use-store.ts';
import { useWorkbench } from './workbench-provider.tsx';

/** Id of the tool that is on for the document. */
export function useTool(documentId: string): string | undefined {
  const { documents } = useWorkbench();
  return useStore(documents.state, ({ tools }) => tools[documentId]);
}
