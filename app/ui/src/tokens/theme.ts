import { type MappingAlgorithm, type ThemeConfig, theme as themes } from 'antd';
import type { Theme } from '../contracts/workbench.ts';

/** antd dims the colours that it is given for dark themes; the tokens are made for theirs already. */
const keepColours: MappingAlgorithm = (
  { colorPrimary, colorSuccess, colorWarning, colorError, colorInfo, colorLink },
  dimmed,
) => ({ ...dimmed!, colorPrimary, colorSuccess, colorWarning, colorError, colorInfo, colorLink });

/** antd's theme, made of the tokens that are in force on the root element; set its `data-theme` first. */
export function antdTheme(theme: Theme, mayMove: boolean): ThemeConfig {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--sw-${name}`).trim();
  const pixels = (name: string) => Number.parseFloat(token(name));
  const { defaultAlgorithm, darkAlgorithm } = themes;
  const duration = (seconds: number) => (mayMove ? `${seconds}s` : '0s');
  return {
    algorithm: [theme === 'light' ? defaultAlgorithm : darkAlgorithm, keepColours],
    token: {
      fontFamily: token('font'),
      fontFamilyCode: token('font-mono'),
      fontSize: pixels('text'),
      fontSizeSM: pixels('text-small'),
      controlHeight: pixels('control'),
      controlHeightSM: pixels('control') - 6,
      borderRadius: pixels('radius'),
      borderRadiusSM: pixels('radius-small'),
      borderRadiusLG: pixels('radius-large'),
      colorPrimary: token('primary'),
      colorPrimaryHover: token('primary-hover'),
      colorPrimaryActive: token('primary-pressed'),
      colorTextLightSolid: token('on-primary'),
      colorLink: token('info'),
      colorLinkHover: token('primary-hover'),
      colorLinkActive: token('primary-pressed'),
      colorSuccess: token('success'),
      colorWarning: token('warning'),
      colorError: token('danger'),
      colorErrorHover: token('seal-hover'),
      colorInfo: token('info'),
      colorText: token('ink'),
      colorTextSecondary: token('ink-soft'),
      colorTextTertiary: token('ink-faint'),
      colorTextDescription: token('ink-faint'),
      colorTextDisabled: token('ink-disabled'),
      colorTextPlaceholder: token('ink-faint'),
      colorBgBase: token('card'),
      colorBgContainer: token('card'),
      colorBgElevated: token('raised'),
      colorBgLayout: token('page'),
      colorBgMask: token('mask'),
      colorBorder: token('border-strong'),
      colorBorderSecondary: token('border'),
      controlItemBgActive: token('selected'),
      controlItemBgActiveHover: token('selected'),
      controlItemBgHover: token('hover'),
      controlOutlineWidth: 2,
      boxShadow: token('shadow-raised'),
      boxShadowSecondary: token('shadow-raised'),
      motion: mayMove,
      motionDurationFast: duration(0.08),
      motionDurationMid: duration(0.14),
      motionDurationSlow: duration(0.2),
      wireframe: false,
    },
    components: {
      Button: {
        contentFontSize: pixels('text'),
        fontWeight: 400,
        defaultShadow: 'none',
        primaryShadow: 'none',
        dangerShadow: 'none',
      },
      Table: {
        headerBg: token('frame'),
        headerColor: token('ink-soft'),
        headerSplitColor: 'transparent',
        headerSortActiveBg: token('frame'),
        headerSortHoverBg: token('hover'),
        fixedHeaderSortActiveBg: token('frame'),
        bodySortBg: token('card'),
        rowHoverBg: token('hover'),
        rowSelectedBg: token('hover'),
        rowSelectedHoverBg: token('hover'),
      },
      // Days of the months beside the one that is shown.
      DatePicker: { colorTextDisabled: token('ink-faint') },
      Switch: { handleBg: token('on-primary') },
      Modal: { titleFontSize: 15 },
      Dropdown: { paddingBlock: 3 },
      Segmented: {
        trackBg: token('pressed'),
        itemColor: token('ink-soft'),
        itemHoverColor: token('ink'),
        // Where there are no shades, the chosen one is filled.
        itemSelectedBg: token(theme === 'high-contrast' ? 'primary' : 'card'),
        itemSelectedColor: token(theme === 'high-contrast' ? 'on-primary' : 'ink'),
      },
      Tooltip: {
        colorBgSpotlight: theme === 'light' ? token('ink') : token('border-strong'),
        colorTextLightSolid: '#fff',
      },
    },
  };
}
