import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import {
  type Language,
  languageFor,
  languages,
  type Messages,
  type Say,
  textIn,
  type Wording,
} from '../i18n/messages.ts'
import { readSetting, saveSetting } from './settings.ts'

type LanguageChoice = { readonly language: Language; readonly choose: (language: Language) => void }

const Choice = createContext<LanguageChoice>({ language: 'zh-Hans', choose: () => {} })

type Props = { readonly children: ReactNode; readonly initial?: Language }

/** Gives the page its language: the saved one, else what the browser asks for. Sets `<html lang>`. */
export function LanguageProvider({ children, initial }: Props) {
  const [language, setLanguage] = useState<Language>(() => initial ?? startingLanguage())
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const choice = useMemo(() => {
    const choose = (next: Language) => {
      saveSetting('language', next)
      setLanguage(next)
    }
    return { language, choose }
  }, [language])
  return <Choice.Provider value={choice}>{children}</Choice.Provider>
}

/** The language of the page and how to choose another. */
export function useLanguage(): LanguageChoice {
  return useContext(Choice)
}

/** Says a screen's messages in the language of the page: `const t = useText(messages)`, then `t('matters.report.title')`. */
export function useText<Wordings extends Record<string, Wording>>(messages: Messages<Wordings>): Say<Wordings> {
  const { language } = useLanguage()
  return useMemo(() => textIn(language, messages), [language, messages])
}

function startingLanguage(): Language {
  const saved = readSetting('language')
  return languages.find((each) => each === saved) ?? languageFor(navigator.languages ?? [navigator.language])
}
