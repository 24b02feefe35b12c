/** A platform cannot run as it is set up; technical English, for who runs it. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem';
}
