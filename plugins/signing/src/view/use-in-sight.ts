import { type RefObject, useEffect, useRef } from 'react';

/** For what bars the way: the element is scrolled into sight whenever `reason` becomes another, unless that is empty. */
export function useInSight<E extends HTMLElement>(reason: string): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    if (reason !== '') element.current?.scrollIntoView({ block: 'nearest' });
  }, [reason]);
  return element;
}
