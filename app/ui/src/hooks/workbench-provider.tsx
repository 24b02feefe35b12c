import { ConfigProvider } from 'antd';
import enUs from 'antd/locale/en_US';
import zhCn from 'antd/locale/zh_CN';
import { createContext, type ReactNode, useContext, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { Theme, Workbench } from '../contracts/workbench.ts';
import { antdTheme } from '../tokens/theme.ts';
import { useStore } from './use-store.ts';

const WorkbenchContext = createContext<Workbench | undefined>(undefined);

const localeTables = { 'zh-CN': zhCn, en: enUs };

export interface WorkbenchProviderProps {
  readonly workbench: Workbench;
  /** Of the page's Content-Security-Policy, for the style elements that components add. */
  readonly nonce?: string;
  readonly children: ReactNode;
}

/** What all components of the kit stand in: the window's services, and its theme and language for antd. */
export function WorkbenchProvider({ workbench, nonce, children }: WorkbenchProviderProps) {
  const locale = useStore(workbench.locale);
  const antd = useAntdTheme(useStore(workbench.theme));
  return (
    <WorkbenchContext value={workbench}>
      <ConfigProvider
        theme={antd}
        locale={localeTables[locale]}
        componentSize="middle"
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
        {...(nonce === undefined ? {} : { csp: { nonce } })}
      >
        {children}
      </ConfigProvider>
    </WorkbenchContext>
  );
}

/** The window; components outside a `WorkbenchProvider` are a mistake. */
export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (!workbench) throw new Error('no WorkbenchProvider above this component');
  return workbench;
}

/** The palette has to be on the root element before antd's theme is read from it. */
function useAntdTheme(theme: Theme) {
  const mayMove = useMayMove();
  const [config, setConfig] = useState(() => {
    document.documentElement.dataset.theme = theme;
    return { theme, mayMove, antd: antdTheme(theme, mayMove) };
  });
  useLayoutEffect(() => {
    if (config.theme === theme && config.mayMove === mayMove) return;
    document.documentElement.dataset.theme = theme;
    setConfig({ theme, mayMove, antd: antdTheme(theme, mayMove) });
  }, [theme, mayMove, config]);
  return config.antd;
}

const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the system lets things move; users change that while the window is open. */
function useMayMove(): boolean {
  return useSyncExternalStore(watchMotion, () => !reducedMotion().matches);
}

function watchMotion(listener: () => void): () => void {
  const query = reducedMotion();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
