/** Sections 5 and 6 of docs/guide.md and 发送 of section 7: contracts on their way between the demo companies. */
import { PARTY_A, PARTY_B } from '../../plugins/demo-company/src/demo-companies.ts';
import { CompanyWalk } from '../e2e/guide/company-walk.ts';
import { dismissNotices, fileFor, open, take, takePinDialog } from './camera.ts';

const PROFILE = 'inbox';
const LOOK = { size: { width: 1280, height: 720 }, scale: 1 };
/** One that comes with the demo companies, signed by 甲方, and waits to be received by 乙方. */
const CONTRACT = '框架协议';

export async function takeInbox(): Promise<void> {
  const window = await open(PROFILE, LOOK);
  const place = { window, path: fileFor };
  const [a, b] = [new CompanyWalk(PARTY_A, place, false), new CompanyWalk(PARTY_B, place, false)];
  const picture = (name: string) => take(window, `guide/${name}`);
  // The demo companies' keys come with their samples.
  await b.workbench.openSample('采购合同');
  await b.workbench.goTo('我的签署');
  await b.choosesKey();
  await dismissNotices(window);
  await picture('4-entry');
  await b.button('输入 PIN 码验证').click();
  await takePinDialog(window, 'guide/4-pin');
  await b.proves();
  await picture('5-inbox');
  await b.looksForContracts();
  await picture('6-receive');
  await b.receives(CONTRACT);
  await b.opens(CONTRACT, PARTY_A.name);
  await b.signs(60, 1);
  await b.bar.getByText('已签署').waitFor();
  await dismissNotices(window);
  await picture('7-ready');
  await b.button('发送').click();
  await window.page
    .getByRole('dialog')
    .filter({ hasText: /确认发送/ })
    .waitFor();
  await picture('7-confirm');
  await b.workbench.answer(/确认发送/, '确认');
  await b.said('凭证发送成功');
  await picture('7-sent');
  await b.leave();
  await a.enter();
  await a.list('我发起的');
  await a.row(CONTRACT).waitFor();
  await picture('5-initiated');
  await window.close();
}
