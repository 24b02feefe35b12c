import { type CommandData, defineError } from '@sealwright/core/api';
import type { ContextKeys } from '@sealwright/ui';
import { holds } from '../context/when-clause.ts';
import type { Contributed, ContributionStore } from '../contributions/contributions.ts';
import type { HostConnection } from '../host/host-connection.ts';
import type { PluginCodes } from '../plugins/plugin-codes.ts';
import { ContributionMissing, named } from '../plugins/view-errors.ts';

export const CommandUnknown = defineError<{ command: string }>('commands.unknown', {
  'zh-CN': '没有名为“{command}”的命令，可能是提供它的插件已停用。',
  en: 'There is no command "{command}"; the plugin that offers it may be disabled.',
});

/** The commands of both points. */
export interface CommandRunner {
  /** Rejects with a typed error: what the command threw, or that it threw something else. */
  run(id: string, argument?: unknown): Promise<unknown>;
  find(id: string): Contributed<CommandData> | undefined;
  /** Whether its `when` holds now. */
  isEnabled(id: string): boolean;
}

export function createCommandRunner(
  contributions: ContributionStore,
  host: HostConnection,
  codes: PluginCodes,
  context: ContextKeys,
): CommandRunner {
  const find = (id: string) => {
    const { commands, viewCommands } = contributions.getState();
    return viewCommands.find((entry) => entry.id === id) ?? commands.find((entry) => entry.id === id);
  };
  return {
    find,
    isEnabled(id) {
      const command = find(id);
      return command !== undefined && holds(command.data.when, context.state.getState());
    },
    async run(id, argument) {
      const inWindow = contributions.getState().viewCommands.find((entry) => entry.id === id);
      if (!inWindow) {
        if (!find(id)) throw CommandUnknown({ command: id });
        return host.call((client) => client.runCommand(id, argument));
      }
      const { plugin } = inWindow;
      const { commands } = await codes.attempt(plugin);
      const run = commands.get(id);
      if (!run) throw ContributionMissing({ plugin, what: `point viewCommands/${id}` });
      return named(plugin, `command ${id}`, () => run(argument));
    },
  };
}
