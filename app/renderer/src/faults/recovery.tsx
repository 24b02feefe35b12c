import type { Localized } from '@sealwright/core/api';
import { Component, type ReactNode } from 'react';
import { useShell } from '../shell/shell.tsx';
import { describeThrown } from './fault-reports.ts';

const DRAWN_ANEW: Localized = {
  'zh-CN': '界面的一部分出现故障，已重新显示。文档和待签署的印章不受影响。',
  en: 'A part of the window failed and was drawn anew. Documents and placed seals are as they were.',
};

/**
 * For what a view throws while it is taken away: the boundary around it goes with it, and without another one React would
 * leave the window empty. Everything in here is drawn anew then.
 */
export function Recovery({ children }: { readonly children: ReactNode }) {
  const { bridge, notices } = useShell();
  const tell = (thrown: unknown) => {
    bridge.log('error', `a view that was taken away: ${describeThrown(thrown)}`);
    notices.notify({ id: 'window.drawn-anew', severity: 'warning', message: DRAWN_ANEW });
  };
  return <RecoveryBoundary onFault={tell}>{children}</RecoveryBoundary>;
}

interface RecoveryBoundaryProps {
  readonly onFault: (thrown: unknown) => void;
  readonly children: ReactNode;
}

class RecoveryBoundary extends Component<RecoveryBoundaryProps> {
  override state = {};

  static getDerivedStateFromError() {
    return {};
  }

  override componentDidCatch(thrown: unknown): void {
    this.props.onFault(thrown);
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
