import { Component, type ReactNode } from 'react';

export interface FaultBoundaryProps {
  readonly onFault: (thrown: unknown) => void;
  readonly fallback: (thrown: unknown) => ReactNode;
  readonly children: ReactNode;
}

/** Keeps what a view throws while it draws to the view. React offers this to classes only. */
export class FaultBoundary extends Component<FaultBoundaryProps, { readonly fault?: { readonly thrown: unknown } }> {
  override state: { readonly fault?: { readonly thrown: unknown } } = {};

  static getDerivedStateFromError(thrown: unknown) {
    return { fault: { thrown } };
  }

  override componentDidCatch(thrown: unknown): void {
    this.props.onFault(thrown);
  }

  override render(): ReactNode {
    const { fault } = this.state;
    return fault ? this.props.fallback(fault.thrown) : this.props.children;
  }
}
