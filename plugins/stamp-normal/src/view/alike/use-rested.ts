import { useEffect, useState } from 'react';

/** A value that the user is at work on, as it was when it had come to rest. */
export function useRested<T>(value: T, milliseconds = 350): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}
