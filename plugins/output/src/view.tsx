import { defineView } from '@sealwright/ui';
import { outputRpc } from './common-output-rpc.ts';
import { LOG, PROBLEMS } from './common-panel-ids.ts';
import { LogPanel } from './view/log-panel.tsx';
import { LogRecord } from './view/log-record.ts';
import { ProblemCount } from './view/problem-count.tsx';
import { ProblemPanel } from './view/problem-panel.tsx';
import { ProblemWatch } from './view/problem-watch.ts';

export default defineView({
  activate({ workbench, calls, own, view, statusItem, command }) {
    const rpc = calls(outputRpc);
    const problems = own(new ProblemWatch(rpc, (count) => workbench.setBadge(PROBLEMS, count)));
    const record = new LogRecord(rpc);
    view(PROBLEMS, () => <ProblemPanel problems={problems} />);
    view(LOG, () => <LogPanel record={record} calls={rpc} />);
    statusItem('output.count', () => <ProblemCount problems={problems} />);
    command('output.show-problems', () => workbench.showPanel(PROBLEMS));
    command('output.show-log', () => workbench.showPanel(LOG));
  },
});
