import {
  DemoSpace,
  definePlugin,
  EmbeddedPlatform,
  Licence,
  SystemChecks,
  WorkflowSources,
} from '@sealwright/core/api';
import { Places } from './places.ts';
import { platformCheck } from './platform-check.ts';
import { PlatformSource } from './platform-source.ts';

export default definePlugin({
  optional: { demo: DemoSpace, embedded: EmbeddedPlatform, licence: Licence },
  activate({ demo, embedded, licence, settings, log, own, contribute }) {
    const places = own(new Places({ settings, licence, embedded, demo, log }));
    own(contribute(WorkflowSources, 'platform', new PlatformSource(places)));
    own(contribute(SystemChecks, 'platform', platformCheck(places)));
  },
});
