import { useWorkbench } from '@sealwright/ui';

/** Runs a command, which shows its own faults. */
export function useCommand(): (command: string, argument?: unknown) => void {
  const workbench = useWorkbench();
  return (command, argument) => void workbench.runCommand(command, argument).catch(() => {});
}
