import { useMemo } from 'react'
import type { Static } from 'typebox'
import { type Language, sentenceFor, textIn } from '../../../platform/i18n/messages.ts'
import { formatWorkingDays } from '../../../platform/i18n/moments.ts'
import { useLanguage } from '../../../platform/web/LanguageProvider.tsx'
import type { Tone } from '../../../platform/web/StatusMark.tsx'
import type { MatterLine, StoryEntry } from '../../contract-shapes.ts'
import { categoryWords } from '../category-words.ts'
import { wordMessages } from './messages-words.ts'

type Line = Pick<MatterLine, 'stage' | 'outcome'>
type Place = MatterLine['place']

/** How codes and places of matters are said in one language. */
export type MatterWords = {
  readonly stage: (line: Line) => string
  readonly category: (code: string, name: { readonly hans: string; readonly en: string }) => string
  /** "12栋2梯 · 4 楼 · 楼道灯旁", or the grid where no building is known. */
  readonly place: (place: Place) => string
  /** How much more time is asked for, and why where one may read it. */
  readonly extension: (extension: NonNullable<MatterLine['extension']>) => string
  /** A code said by its kind: `tier`, `channel`, `next`, `pause` …; the code itself when there is no wording. */
  readonly code: (kind: string, code: string) => string
  /** Who did something: the name and post, else the kind of actor. */
  readonly author: (by: Static<typeof StoryEntry>['by']) => string
}

/** The words in the language of the page. */
export function useMatterWords(): MatterWords {
  const { language } = useLanguage()
  return useMemo(() => matterWordsIn(language), [language])
}

/** The words in a language. */
export function matterWordsIn(language: Language): MatterWords {
  const say = textIn(language, wordMessages)
  const code = (kind: string, value: string) => sentenceFor(language, wordMessages, `${kind}.${value}`) ?? value
  return {
    code,
    stage: ({ stage, outcome }) => (outcome ? code('outcome', outcome) : code('stage', stage)),
    category: (of, name) => categoryWords(language, { code: of, name }),
    place: (place) => {
      const where = [place.buildingName ?? place.gridName, place.staircaseName].filter(Boolean).join(' ')
      const { kind, floor, words } = place.spot
      const spot = floor === undefined ? code('spot', kind) : say('spot.at-floor', { floor })
      return [where, spot, words].filter(Boolean).join(' · ')
    },
    extension: ({ workingDays, reason }) => {
      const length = formatWorkingDays(workingDays, language)
      return reason ? say('line.extension', { length, reason }) : say('line.extension-length', { length })
    },
    author: ({ kind, post, officeName, name }) => {
      if (kind !== 'account') return code('by', kind)
      const known = [name, post ? code('post', post) : null, officeName].filter(Boolean)
      return known.length > 0 ? known.join(' · ') : code('by', kind)
    },
  }
}

/** What a stage means: ended well, runs, waits, ended otherwise. */
export function toneOf({ stage, outcome }: Line): Tone {
  if (outcome === 'put_right') return 'good'
  if (outcome !== null || stage === 'declined' || stage === 'merged' || stage === 'void' || stage === 'suspended')
    return 'rest'
  return stage === 'reported' ? 'watch' : 'calm'
}
