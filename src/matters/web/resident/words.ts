import { useMemo } from 'react'
import { type Language, sentenceFor, textIn } from '../../../platform/i18n/messages.ts'
import { useLanguage } from '../../../platform/web/LanguageProvider.tsx'
import type { Tone } from '../../../platform/web/StatusMark.tsx'
import type { BoardLine } from '../../contract-public.ts'
import { categoryWords } from '../category-words.ts'
import { residentMessages } from './messages.ts'
import { stageMessages } from './messages-stages.ts'

type Place = BoardLine['place']
type Standing = Pick<BoardLine, 'stage' | 'outcome'>

const tones: Readonly<Record<BoardLine['stage'], Tone>> = {
  reported: 'calm',
  registered: 'calm',
  dispatched: 'calm',
  acknowledged: 'calm',
  handling: 'calm',
  suspended: 'rest',
  verifying: 'watch',
  confirming: 'watch',
  closed: 'rest',
  declined: 'rest',
  merged: 'rest',
  void: 'rest',
}

/** How stages, places and categories are said in the language of the page. */
export function useMatterWords() {
  const { language } = useLanguage()
  return useMemo(() => matterWordsIn(language), [language])
}

/** How stages, places and categories are said in one language. */
export function matterWordsIn(language: Language) {
  const say = textIn(language, residentMessages)
  return { stage, next, ended, place, spot, category }

  function stage({ stage: at, outcome }: Standing): { tone: Tone; word: string } {
    const key = at === 'closed' && outcome ? `outcome.${outcome}` : `stage.${at}`
    const tone = outcome === 'put_right' ? 'good' : tones[at]
    return { tone, word: sentenceFor(language, stageMessages, key) ?? at }
  }

  function next(step: string): string | null {
    return sentenceFor(language, stageMessages, `next.${step}`)
  }

  /** What stands in the clock's place once a matter has ended; null while it is open. */
  function ended(of: Standing): { tone: Tone; word: string } | null {
    return ['closed', 'declined', 'merged', 'void'].includes(of.stage) ? stage(of) : null
  }

  function spot({ kind, floor, words }: Place['spot']): string {
    const level = floor === undefined ? null : say('place.at-floor', { floor })
    return [level, say(`spot.${kind}`), words].filter(Boolean).join(language === 'en' ? ', ' : ' ')
  }

  function place(at: Place): string {
    return [at.buildingName ?? at.gridName, at.staircaseName, spot(at.spot)].filter(Boolean).join(' · ')
  }

  function category(of: { category: string; categoryName: { hans: string; en: string } }): string {
    return categoryWords(language, { code: of.category, name: of.categoryName })
  }
}
