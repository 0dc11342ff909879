import type { ThemeConfig } from 'antd'

/** The tokens of `tokens.css` as Ant Design's, for the console. A test keeps the two alike. */
export const consoleTheme: ThemeConfig = {
  token: {
    colorPrimary: '#a61b1b',
    colorLink: '#0b5563',
    colorLinkHover: '#083f4a',
    colorInfo: '#0b5563',
    colorSuccess: '#1b6e3c',
    colorWarning: '#8a5a00',
    colorError: '#b42318',
    colorTextBase: '#1f2328',
    colorTextSecondary: '#57606a',
    colorTextTertiary: '#57606a',
    colorTextDescription: '#57606a',
    colorTextPlaceholder: '#6b7079',
    colorBgLayout: '#fbfaf7',
    colorBorder: '#857d6e',
    colorBorderSecondary: '#e4dfd3',
    colorSplit: '#e4dfd3',
    borderRadius: 6,
    fontFamily: 'var(--font)',
    fontSize: 15,
    controlHeight: 36,
    boxShadow: 'var(--shadow)',
    boxShadowSecondary: 'var(--shadow)',
    // Where the system asks for less motion its ends never come, and a button would be read out as loading for ever.
    motion: false,
    // What a button says is read as well while it is sent.
    opacityLoading: 1,
  },
  components: {
    Layout: { siderBg: '#f3efe6', headerBg: '#ffffff', bodyBg: '#fbfaf7' },
    Menu: { itemSelectedBg: '#e4eff1', itemSelectedColor: '#0b5563', itemBg: 'transparent' },
    Table: { rowSelectedBg: '#e4eff1', rowSelectedHoverBg: '#e4eff1', headerBg: '#f3efe6' },
    Tabs: { inkBarColor: '#0b5563', itemSelectedColor: '#0b5563', itemHoverColor: '#083f4a' },
  },
}
