import { iconNames } from './icon-names.ts';
import { Puzzle } from './icons.ts';

export interface IconProps {
  /** Name as a manifest gives it; an unknown one is drawn as a piece of a puzzle. */
  readonly name: string;
  /** In CSS pixels; default 16. */
  readonly size?: number;
}

/** An icon by its name. It says nothing to screen readers: the control around it has a text. */
export function Icon({ name, size = 16 }: IconProps) {
  const Named = iconNames[name] ?? Puzzle;
  return <Named size={size} strokeWidth={1.75} aria-hidden />;
}
