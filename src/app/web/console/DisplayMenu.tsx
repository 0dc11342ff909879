import { Segmented } from 'antd'
import type { Language } from '../../../platform/i18n/messages.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { type TypeStep, useTypeSize } from '../../../platform/web/TypeSizeProvider.tsx'
import { Flyout } from './Flyout.tsx'
import { consoleMessages } from './messages.ts'

const languageNames: readonly { value: Language; label: string }[] = [
  { value: 'zh-Hans', label: '简体' },
  { value: 'zh-Hant', label: '繁體' },
  { value: 'en', label: 'English' },
]
const steps: readonly TypeStep[] = [0, 1, 2, 3]

/** Language and type size of this device. */
export function DisplayMenu() {
  const t = useText(consoleMessages)
  const { language, choose: chooseLanguage } = useLanguage()
  const { step, choose: chooseStep } = useTypeSize()
  return (
    <Flyout label={t('display.label')} face={<span aria-hidden="true">文 · Aa</span>}>
      {() => (
        <div className="desk-display">
          <p id="display-language">{t('display.language')}</p>
          <Segmented
            aria-labelledby="display-language"
            name="language"
            options={[...languageNames]}
            value={language}
            onChange={(value) => chooseLanguage(value)}
          />
          <p id="display-type">{t('display.type')}</p>
          <Segmented
            aria-labelledby="display-type"
            name="type"
            options={steps.map((value) => ({ value, label: t(`display.type.${value}`) }))}
            value={step}
            onChange={(value) => chooseStep(value)}
          />
        </div>
      )}
    </Flyout>
  )
}
