import type { Localized } from '@sealwright/core/api';
import { useText } from '../hooks/use-text.ts';
import { RefreshCw } from '../icons/icons.ts';
import { Button } from './button.tsx';

const REFRESH: Localized = { 'zh-CN': '刷新', en: 'Refresh' };

export interface RefreshButtonProps {
  /** It is being looked anew. */
  readonly isLooking: boolean;
  readonly onClick: () => void;
}

export function RefreshButton({ isLooking, onClick }: RefreshButtonProps) {
  const text = useText();
  return (
    <Button icon={<RefreshCw size={14} aria-hidden />} loading={isLooking} onClick={onClick}>
      {text(REFRESH)}
    </Button>
  );
}
