import type { CertificateCheck } from '@sealwright/core/api';
import { useEffect, useRef, useState } from 'react';

export interface RevocationState {
  readonly isAsking: boolean;
  /** The last answer; it stays while it is asked again. */
  readonly check?: CertificateCheck;
  readonly fault?: unknown;
}

/** A question to the issuers that can be asked, cancelled and asked again; it ends with its component. */
export function useRevocation(ask: (signal: AbortSignal) => Promise<CertificateCheck>) {
  const [state, setState] = useState<RevocationState>({ isAsking: false });
  const asking = useRef<AbortController>(undefined);
  useEffect(() => () => asking.current?.abort(), []);

  function begin() {
    const controller = new AbortController();
    asking.current = controller;
    setState(({ check }) => ({ isAsking: true, ...(check && { check }) }));
    ask(controller.signal).then(
      (check) => controller.signal.aborted || setState({ isAsking: false, check }),
      (fault) => controller.signal.aborted || setState((last) => ({ ...last, isAsking: false, fault })),
    );
  }

  function cancel() {
    asking.current?.abort();
    setState((last) => ({ ...last, isAsking: false }));
  }

  return { state, ask: begin, cancel };
}
