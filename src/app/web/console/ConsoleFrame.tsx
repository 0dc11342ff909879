import { App, ConfigProvider } from 'antd'
import english from 'antd/locale/en_US'
import hans from 'antd/locale/zh_CN'
import hant from 'antd/locale/zh_TW'
import { type ReactNode, useMemo } from 'react'
import type { Language } from '../../../platform/i18n/messages.ts'
import { consoleTheme } from '../../../platform/web/console-theme.ts'
import { useLanguage } from '../../../platform/web/LanguageProvider.tsx'
import { useTypeSize } from '../../../platform/web/TypeSizeProvider.tsx'

const locales: Record<Language, typeof hans> = { 'zh-Hans': hans, 'zh-Hant': hant, en: english }
/** Type and control height by step of large type, as in `tokens.css`. */
const sizes = [
  { fontSize: 15, controlHeight: 36 },
  { fontSize: 22, controlHeight: 60 },
  { fontSize: 26, controlHeight: 60 },
  { fontSize: 30, controlHeight: 64 },
] as const

// Red is for the one primary action; fields and choices are marked in tide.
const tide = { colorPrimary: '#0b5563', colorPrimaryHover: '#083f4a' }
const field = {
  activeBorderColor: '#0b5563',
  hoverBorderColor: '#0b5563',
  activeShadow: '0 0 0 2px rgb(11 85 99 / 20%)',
}
const components = {
  ...consoleTheme.components,
  Input: field,
  InputNumber: field,
  Radio: tide,
  Checkbox: tide,
  Slider: {
    trackBg: '#0b5563',
    trackHoverBg: '#083f4a',
    handleColor: '#0b5563',
    handleActiveColor: '#083f4a',
    railBg: '#e4dfd3',
    railHoverBg: '#e4dfd3',
  },
  Button: { defaultHoverColor: '#0b5563', defaultHoverBorderColor: '#0b5563' },
}

/** What opens or appears belongs to the part of the page it came from, for the eye and for screen readers. */
function landmark(from?: HTMLElement): HTMLElement {
  return from?.closest<HTMLElement>('main, header, dialog') ?? document.querySelector('main') ?? document.body
}

type Props = { readonly children: ReactNode }

/** The desk's surroundings: our tokens, the type size and the language of the page given to Ant Design. */
export function ConsoleFrame({ children }: Props) {
  const { language } = useLanguage()
  const { step } = useTypeSize()
  const theme = useMemo(() => {
    const { fontSize, controlHeight } = sizes[step]
    const large = step === 0 ? {} : { controlHeightLG: controlHeight + 4, controlHeightSM: controlHeight }
    return { ...consoleTheme, components, token: { ...consoleTheme.token, fontSize, controlHeight, ...large } }
  }, [step])
  return (
    <ConfigProvider
      theme={theme}
      locale={locales[language]}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      getPopupContainer={landmark}
    >
      <App component={false} message={{ getContainer: landmark }}>
        {children}
      </App>
    </ConfigProvider>
  )
}
