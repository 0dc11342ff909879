import './frame.css'
import type { Language } from '../i18n/messages.ts'
import { Button } from './Button.tsx'
import { useLanguage, useText } from './LanguageProvider.tsx'
import { frameMessages } from './messages.ts'
import { type TypeStep, useTypeSize } from './TypeSizeProvider.tsx'

// Each language is named in itself.
const names: readonly (readonly [Language, string])[] = [
  ['zh-Hans', '简体'],
  ['zh-Hant', '繁體'],
  ['en', 'English'],
]

/** Chooses the language of the page. */
export function LanguageSwitch() {
  const t = useText(frameMessages)
  const { language, choose } = useLanguage()
  return (
    <select
      className="language-switch"
      aria-label={t('frame.language')}
      value={language}
      onChange={(event) => choose(names.find(([each]) => each === event.currentTarget.value)?.[0] ?? 'zh-Hans')}
    >
      {names.map(([each, name]) => (
        <option key={each} value={each} lang={each}>
          {name}
        </option>
      ))}
    </select>
  )
}

/** Large type on and off; once on, a second button makes it larger until it is largest. */
export function TypeSizeSwitch() {
  const t = useText(frameMessages)
  const { step, choose } = useTypeSize()
  return (
    <>
      <Button kind="quiet" aria-pressed={step > 0} onClick={() => choose(step > 0 ? 0 : 1)}>
        {t('frame.large-type')}
      </Button>
      {step > 0 ? (
        <Button kind="quiet" disabled={step === 3} onClick={() => choose((step + 1) as TypeStep)}>
          {t('frame.larger')}
        </Button>
      ) : null}
    </>
  )
}
