import {
  type Contribution,
  defineError,
  type PointReader,
  SealwrightError,
  type SystemCheck,
  type SystemCheckData,
} from '@sealwright/core/api';
import type { CheckEntry, CheckOutcome, CheckReport } from './common-check-rpc.ts';
import { GROUPS } from './common-verdicts.ts';

type Check = Contribution<SystemCheckData, SystemCheck>;

const DEFAULT_ORDER = 100;

export const CheckUnclear = defineError<{ plugin: string }>('system-check.unclear', {
  'zh-CN': '插件“{plugin}”的检测结果无法识别，请更新或停用该插件。',
  en: 'The plugin "{plugin}" answered its check with something that cannot be read. Update or disable it.',
});

/** Carries out what plugins contribute to the point `systemChecks`. */
export class CheckRunner {
  private readonly checks: PointReader<SystemCheckData, SystemCheck>;

  constructor(checks: PointReader<SystemCheckData, SystemCheck>) {
    this.checks = checks;
  }

  /** By group, then by order. */
  list(): readonly CheckEntry[] {
    const rank = ({ group, order = DEFAULT_ORDER }: SystemCheckData) => [GROUPS.indexOf(group), order] as const;
    return [...this.checks.list()]
      .sort((one, other) => {
        const [[group, order], [otherGroup, otherOrder]] = [rank(one.data), rank(other.data)];
        return group - otherGroup || order - otherOrder;
      })
      .map(({ id, data: { title, group } }) => ({ id, title, group }));
  }

  /** All at once; each is reported as it ends. Those that nobody contributes any more are left out. */
  async run(ids: readonly string[], report: (report: CheckReport) => void, signal: AbortSignal): Promise<void> {
    const wanted = this.checks.list().filter(({ id }) => ids.includes(id));
    await Promise.all(
      wanted.map(async (check) => {
        const outcome = await outcomeOf(check, signal);
        if (!signal.aborted) report({ id: check.id, outcome });
      }),
    );
    signal.throwIfAborted();
  }
}

async function outcomeOf(check: Check, signal: AbortSignal): Promise<CheckOutcome> {
  try {
    const findings: unknown = await (await check.load()).check(signal);
    if (!isListOfFindings(findings)) throw CheckUnclear({ plugin: check.plugin });
    return { findings };
  } catch (fault) {
    const error = fault instanceof SealwrightError ? fault : CheckUnclear({ plugin: check.plugin }, { cause: fault });
    return { error: error.toJSON() };
  }
}

/** What the page and the report rely on, whoever wrote the check. */
function isListOfFindings(value: unknown): value is Awaited<ReturnType<SystemCheck['check']>> {
  return (
    Array.isArray(value) &&
    value.every(
      (finding) =>
        typeof finding?.sentence?.['zh-CN'] === 'string' &&
        typeof finding.sentence.en === 'string' &&
        ['passed', 'notice', 'warning', 'failed', 'not-checked'].includes(finding.verdict),
    )
  );
}
