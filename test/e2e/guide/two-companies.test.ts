/**
 * The operation guide's contract between two companies, word by word: chapters 3.1 to 3.2.3, from 设备验证 to 凭证发送成功
 * and 已完成. Once over the platform of the program, in one window into which one company's key follows the other's; once
 * as in life: two computers with one key each, and a platform on PostgreSQL.
 */
import { copyFileSync, cpSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newPostgresDatabase } from '../../../platform/src/testing/postgres-cluster.ts';
import { DEMO_COMPANIES, PARTY_A, PARTY_B } from '../../../plugins/demo-company/src/demo-companies.ts';
import { sha256 } from '../../platform/demo-company-client.ts';
import { PlatformProgram } from '../../platform/platform-program.ts';
import { CommandLine } from '../command-line.ts';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { SLOW, WindowLab } from '../window/in-each-shell.ts';
import { ONE_SHELL } from '../window/shells.ts';
import { CompanyWalk } from './company-walk.ts';

const NAME = '设备租赁合同';
const CONTRACT = 'plugins/demo-company/contracts/工作量进度确认表.pdf';

describe.each(ONE_SHELL)('in %s', (kind) => {
  describe('the platform of the program, one window', () => {
    const lab = new WindowLab(kind, {});
    beforeAll(async () => {
      await lab.open();
      // The demo companies' keys come with their samples, and with them the platform on which they meet.
      await lab.workbench.openSample('工作量进度确认表');
      copyFileSync(lab.path(`profile/${CONTRACT}`), lab.path(`${NAME}.pdf`));
    }, SLOW);
    afterAll(() => lab.end(), SLOW);

    const [a, b] = [new CompanyWalk(PARTY_A, lab, false), new CompanyWalk(PARTY_B, lab, false)];
    followGuide(a, b, lab, {
      arrives: async () => {
        await a.leave();
        await b.enter();
      },
      returns: async () => {
        await b.leave();
        await a.enter();
      },
      files: () => lab.path('profile'),
    });
  });

  describe('a platform on PostgreSQL, two windows', () => {
    const demo = new CommandLine();
    let platform: PlatformProgram | undefined;
    const settings: Record<string, string> = {};
    const [labA, labB] = DEMO_COMPANIES.map(() => new WindowLab(kind, { settings })) as [WindowLab, WindowLab];
    beforeAll(async () => {
      const [database] = await Promise.all([newPostgresDatabase(), demo.json(['demo'])]);
      const given = { SEALWRIGHT_PLATFORM_DATA: demo.path('data'), SEALWRIGHT_PLATFORM_DATABASE: database };
      for (const { code, name, keyId } of DEMO_COMPANIES) {
        const certificate = join(demo.profile, `plugins/demo-company/certificates/${keyId}.pem`);
        PlatformProgram.enrol(given, code, name, certificate);
      }
      platform = await PlatformProgram.start(given);
      settings['workflow-platform.address'] = platform.baseUrl;
      await Promise.all([atComputer(demo, labA, PARTY_B), atComputer(demo, labB, PARTY_A)]);
      copyFileSync(join(demo.profile, CONTRACT), labA.path(`${NAME}.pdf`));
      await b.enter();
      // Whatever page is in front: what comes is shown.
      await labB.workbench.goTo('最近');
    }, SLOW);
    afterAll(async () => {
      await Promise.all([labA.end(), labB.end()]);
      expect(await platform?.end()).toBe(0);
      demo.dispose();
    }, SLOW);

    const [a, b] = [new CompanyWalk(PARTY_A, labA, true), new CompanyWalk(PARTY_B, labB, true)];
    followGuide(a, b, labA, {
      arrives: async () => {
        await b.waits(1);
        await b.workbench.goTo('我的签署');
      },
      returns: () => a.workbench.goTo('我的签署'),
      files: () => demo.path('data'),
    });
  });
});

interface Ways {
  /** What 乙方 does until it sees that something came. */
  readonly arrives: () => Promise<void>;
  /** What 甲方 does until it sees its lists again. */
  readonly returns: () => Promise<void>;
  /** A folder that holds the platform's files. */
  readonly files: () => string;
}

function followGuide(a: CompanyWalk, b: CompanyWalk, labA: WindowLab, { arrives, returns, files }: Ways): void {
  /** Files that the platform holds, by their names. */
  const kept = () => globSync('**/blobs/??/*', { cwd: files() }).map((name) => join(files(), name));
  let before: readonly string[];
  let uploaded: Buffer;

  test('3.1, 3.2: 甲方 enters, imports a file, signs and sends it', { timeout: SLOW }, async () => {
    await a.enter();
    before = kept();
    await a.imports(NAME);
    await a.signs(60, 1);
    await a.sendsTo(PARTY_B);
    await a.workbench.goTo('我的签署');
    await a.list('我发起的');
    await a.row(NAME).getByText('待接收').waitFor();
    const [sent, ...more] = kept().filter((path) => !before.includes(path));
    expect(more).toEqual([]);
    uploaded = readFileSync(sent!);
    const original = readFileSync(labA.path(`${NAME}.pdf`));
    expect(uploaded.subarray(0, original.length).equals(original)).toBe(true);
  });

  test('3.2.1 to 3.2.3: 乙方 receives it, signs and sends it', { timeout: SLOW }, async () => {
    await arrives();
    await b.list('待我办理');
    await b.looksForContracts();
    await b.receives(NAME);
    await b.row(NAME).getByText('签署中').waitFor();
    await b.opens(NAME, PARTY_A.name);
    await b.signs(150, 2);
    await b.bar.getByText('已签署').waitFor();
    await b.sends();
    await b.bar.getByText('已完成').waitFor();
    await b.workbench.goTo('我的签署');
    await b.list('我签署的');
    await b.row(NAME).getByText('已完成').waitFor();
  });

  test('甲方 sees 已完成; others find both signatures valid in what the platform holds', {
    timeout: SLOW,
  }, async () => {
    await returns();
    await a.list('我发起的');
    await a.row(NAME).getByText('已完成').waitFor();
    await a.opens(NAME, PARTY_A.name);
    await a.bar.getByText('已完成').waitFor();
    const fetched = labA.path('双方已签.pdf');
    await a.workbench.saveAs(fetched);
    const bytes = readFileSync(fetched);
    const [held, ...more] = kept().filter((path) => !before.includes(path) && !readFileSync(path).equals(uploaded));
    expect(more).toEqual([]);
    expect(readFileSync(held!).equals(bytes)).toBe(true);
    expect(held).toMatch(new RegExp(`${sha256(bytes)}$`));
    expect(bytes.subarray(0, uploaded.length).equals(uploaded)).toBe(true);
    expect(pdfsig(held!)).toMatchObject([{ valid: true }, { valid: true, total: true }]);
    expect(qpdfCheck(held!)).toMatchObject({ code: 0 });
  });
}

/** A profile with the keys of one of the demo companies alone, and its window. */
async function atComputer(
  { profile }: CommandLine,
  lab: WindowLab,
  other: typeof PARTY_A | typeof PARTY_B,
): Promise<void> {
  cpSync(profile, lab.path('profile'), { recursive: true });
  rmSync(lab.path(`profile/plugins/token-soft/tokens/${other.keyId}`), { recursive: true });
  rmSync(lab.path(`profile/plugins/demo-company/certificates/${other.keyId}.pem`));
  await lab.open();
}
