import { ConfigProvider, Layout } from 'antd'
import english from 'antd/locale/en_US'
import hans from 'antd/locale/zh_CN'
import hant from 'antd/locale/zh_TW'
import type { ReactNode } from 'react'
import type { Language } from '../../../platform/i18n/messages.ts'
import { consoleTheme } from '../../../platform/web/console-theme.ts'
import { useLanguage } from '../../../platform/web/LanguageProvider.tsx'

const locales: Record<Language, typeof hans> = { 'zh-Hans': hans, 'zh-Hant': hant, en: english }

type Props = { readonly children: ReactNode }

/** The desk's surroundings: our tokens and the language of the page given to Ant Design. */
export function ConsoleFrame({ children }: Props) {
  const { language } = useLanguage()
  return (
    <ConfigProvider theme={consoleTheme} locale={locales[language]} button={{ autoInsertSpace: false }}>
      <Layout>
        <Layout.Content>{children}</Layout.Content>
      </Layout>
    </ConfigProvider>
  )
}
