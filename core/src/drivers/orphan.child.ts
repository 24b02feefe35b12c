/** Child process of the driver tests: starts a driver, says which process it is, and stays until it is killed. */
import { createDriverSupervisor } from './driver-supervisor.ts';
import { forkLauncher } from './fork-launcher.ts';

const [entry, module, folder] = process.argv.slice(2) as [string, string, string];
const title = { 'zh-CN': '测试', en: 'test' };
const supervisor = createDriverSupervisor({
  drivers: [{ id: 'test', plugin: 'test', title, module, folder, deadline: 20_000 }],
  launcher: forkLauncher({ entry }),
  log: () => {},
});
const [token] = await (await supervisor.processes.get('test')).tokens();
process.send?.(Number(token?.serial));
