import { createStore } from '@sealwright/ui';
import type { AnnotationKindName } from '../common-annotation.ts';
import type { NewAnnotation } from './annotation-draft.ts';

/** Tools of the tool bar, by the ends of their ids. */
export type ToolName = Exclude<AnnotationKindName, 'watermark'> | 'arrow';
export const TOOLS: readonly ToolName[] = ['highlight', 'note', 'text', 'line', 'arrow', 'box', 'ink'];

export const toolId = (name: ToolName) => `annotate.${name}`;
export const toolOf = (id: string | undefined): ToolName | undefined => TOOLS.find((name) => toolId(name) === id);

/** Whether a tool is on that draws by dragging, also over what is drawn already. */
export function isDrawing(id: string | undefined): boolean {
  const tool = toolOf(id);
  return tool !== undefined && tool !== 'note' && tool !== 'text';
}

/** How the next annotation of a tool will look. */
export interface Style {
  readonly colour: string;
  readonly opacity: number;
  readonly lineWidth: number;
  readonly fontSize: number;
}

const FIRST: Readonly<Record<ToolName, Style>> = {
  highlight: { colour: '#ffd84d', opacity: 0.6, lineWidth: 0.5, fontSize: 5 },
  note: { colour: '#ffd84d', opacity: 1, lineWidth: 0.5, fontSize: 5 },
  text: { colour: 'red', opacity: 1, lineWidth: 0.5, fontSize: 5 },
  line: { colour: 'red', opacity: 1, lineWidth: 0.5, fontSize: 5 },
  arrow: { colour: 'red', opacity: 1, lineWidth: 0.5, fontSize: 5 },
  box: { colour: 'red', opacity: 1, lineWidth: 0.5, fontSize: 5 },
  ink: { colour: 'blue', opacity: 1, lineWidth: 0.6, fontSize: 5 },
};

/** The style that each tool had last, in this window. */
export const styles = createStore<Readonly<Record<ToolName, Style>>>(() => FIRST);

export function setStyle(tool: ToolName, part: Partial<Style>): void {
  styles.setState({ [tool]: { ...styles.getState()[tool], ...part } });
}

/** A tool's next annotation takes after one that was changed by hand. */
export function rememberStyle(annotation: NewAnnotation): void {
  if (annotation.kind === 'watermark') return;
  const tool = annotation.kind === 'line' && annotation.isArrow ? 'arrow' : annotation.kind;
  const { colour, opacity } = annotation;
  setStyle(tool, {
    colour,
    opacity,
    ...('lineWidth' in annotation && { lineWidth: annotation.lineWidth }),
    ...('fontSize' in annotation && { fontSize: annotation.fontSize }),
  });
}
