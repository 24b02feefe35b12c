import { answerCalls, type CallHandler, type Event, type PluginStorage, reportChanges } from '@sealwright/core/api';
import { type HelpTopic, helpRpc } from './common-help-rpc.ts';
import { licenceText } from './licence-text.ts';
import { programFacts } from './program-facts.ts';

export interface HelpSurroundings {
  /** Of this plugin, which is released with the program. */
  readonly version: string;
  readonly storage: PluginStorage;
  /** What plugins contribute at present. */
  readonly topics: () => HelpTopic[];
  readonly onDidChangeTopics: Event<void>;
}

/** The calls of this plugin's view; see `helpRpc`. */
export function answerHelp({ version, storage, topics, onDidChangeTopics }: HelpSurroundings): CallHandler {
  return answerCalls(helpRpc, {
    watchTopics: (context) => reportChanges(onDidChangeTopics, topics, context),
    programFacts: () => programFacts(version, storage),
    licenceText: (which) => licenceText(which),
  });
}
