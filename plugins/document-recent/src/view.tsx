import { defineView } from '@sealwright/ui';
import { recentRpc } from './common-recent-rpc.ts';
import { RecentList } from './view/recent-list.ts';
import { RecentPage } from './view/recent-page.tsx';

export default defineView({
  activate({ workbench, calls, view }) {
    const list = new RecentList(workbench, calls(recentRpc));
    view('recent', () => <RecentPage list={list} />);
  },
});
