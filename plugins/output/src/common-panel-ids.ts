/** The views of this plugin, as its manifest lists them. */
export const PROBLEMS = 'output.problems';
export const LOG = 'output.log';
