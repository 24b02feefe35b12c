import { definePlugin, WorkflowSources } from '@sealwright/core/api';
import { DemoServer } from './demo-server.ts';
import { platformSource } from './platform-source.ts';
import { sampleServer } from './sample-contract.ts';

const setting = (name: string) => `workflow-demo-platform.${name}`;

export default definePlugin({
  activate({ settings, own, contribute }) {
    let sample: DemoServer | undefined;
    const source = platformSource({
      party: () => ({ code: settings.get(setting('code')), name: settings.get(setting('name')) }),
      address: () => settings.get<string>(setting('address')) || DemoServer.ADDRESS,
      // Without an address, calls end in the sample platform: it goes when yours is there.
      fetch(request) {
        if (settings.get(setting('address'))) return fetch(request);
        sample ??= sampleServer({ code: settings.get(setting('code')), name: settings.get(setting('name')) });
        return sample.answer(request);
      },
      onDidChange: settings.onDidChange,
    });
    own(contribute(WorkflowSources, 'demo-platform', source));
  },
});
