import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node';

/** What a run of vitest tells the program that started it. */
export interface TestOutcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Where and why: of tests, of what is set up or taken down around them, and of what nobody caught. */
  readonly failures: readonly string[];
}

/** A reporter that sends the outcome to the parent process, for a last word after those of several runs. */
export default class OutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], uncaught: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const outcome: TestOutcome = {
      ...count(tests),
      failures: [...modules.flatMap(failuresIn), ...uncaught.map((error) => `Uncaught: ${text(error)}`)],
    };
    process.send?.(outcome);
  }
}

function count(tests: readonly TestCase[]) {
  const having = (state: string) => tests.filter((test) => test.result().state === state).length;
  return { passed: having('passed'), failed: having('failed'), skipped: having('skipped') + having('pending') };
}

function failuresIn(module: TestModule): string[] {
  const of = (name: string, errors: readonly SerializedError[]) =>
    errors.map((error) => `FAILED ${module.relativeModuleId}${name && ` > ${name}`}\n${text(error)}`);
  const suites = [...module.children.allSuites()] as TestSuite[];
  const tests = [...module.children.allTests('failed')];
  return [
    ...of('', module.errors()),
    ...suites.flatMap((suite) => of(suite.fullName, suite.errors())),
    ...tests.flatMap((test) => of(test.fullName, test.result().errors ?? [])),
  ];
}

const text = ({ message, stack }: SerializedError) => (stack?.includes(message) ? stack : `${message}\n${stack ?? ''}`);
