import type { Static } from 'typebox'
import { type Language, sentenceFor, textIn } from '../../../platform/i18n/messages.ts'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import type { Tone } from '../../../platform/web/StatusMark.tsx'
import type { StoryEntry } from '../../contract-shapes.ts'
import { tiers } from '../../rules-states.ts'
import { matterMessages } from './messages-matter.ts'
import { storyMessages } from './messages-story.ts'
import { matterWordsIn } from './words.ts'

type Entry = Static<typeof StoryEntry>
type Facts = Readonly<Record<string, unknown>>

const tones: Readonly<Record<string, Tone>> = {
  'matter.verified': 'good',
  'matter.sampled': 'good',
  'matter.confirmed': 'good',
  'matter.confirmed_afterwards': 'good',
  'matter.made_safe': 'good',
  'matter.handled_on_spot': 'good',
  'matter.done': 'good',
  'matter.not_yet': 'watch',
  'matter.disputed': 'bad',
  'matter.escalated': 'bad',
  'matter.supervised': 'bad',
  'matter.voided': 'bad',
  'matter.closed_not_done': 'bad',
  'matter.reminded': 'watch',
  'matter.suspended': 'watch',
  'matter.returned': 'watch',
  'matter.extension_asked': 'watch',
  'matter.declined': 'watch',
  'matter.not_confirmed': 'watch',
}

/** How an event is coloured: done well, gone wrong, to be watched, or simply a step. */
export function storyTone({ kind, facts }: Pick<Entry, 'kind' | 'facts'>): Tone {
  return facts.result === 'rework' ? 'watch' : (tones[kind] ?? 'calm')
}

/** One event as a sentence, the more exact one where its facts are there. A kind without a sentence is named, not hidden. */
export function storySentence({ kind, facts }: Entry, now: Date, language: Language): string {
  const exact = exactly[kind]?.(facts, { now, language })
  if (exact) return exact
  const other = () => `${textIn(language, matterMessages)('story.other')}（${kind}）`
  return sentenceFor(language, storyMessages, kind) ?? other()
}

type Telling = { readonly now: Date; readonly language: Language }
type Exact = (facts: Facts, telling: Telling) => string | null

const moved: (kind: 'matter.handed_up' | 'matter.handed_back' | 'matter.escalated' | 'matter.disputed') => Exact =
  (kind) =>
  ({ to }, { language }) => {
    if (!tiers.some((tier) => tier === to)) return null
    const say = textIn(language, storyMessages)
    return `${say(kind)}${language === 'en' ? '. ' : '，'}${say('matter.to-tier', { tier: matterWordsIn(language).code('tier', String(to)) })}`
  }

const exactly: Readonly<Record<string, Exact>> = {
  'matter.handed_up': moved('matter.handed_up'),
  'matter.handed_back': moved('matter.handed_back'),
  'matter.escalated': moved('matter.escalated'),
  'matter.disputed': moved('matter.disputed'),
  'matter.verified': ({ result }, { language }) =>
    result === 'rework' ? textIn(language, storyMessages)('matter.verified-rework') : null,
  'matter.sampled': ({ result }, { language }) =>
    result === 'rework' ? textIn(language, storyMessages)('matter.sampled-rework') : null,
  'matter.not_yet': ({ result }, { language }) =>
    result === 'noted' ? textIn(language, storyMessages)('matter.not_yet-noted') : null,
  'matter.reminded': ({ share }, { language }) =>
    typeof share === 'number' ? textIn(language, storyMessages)('matter.reminded-at', { percent: share }) : null,
  'matter.extension_asked': ({ workingDays }, { language }) =>
    typeof workingDays === 'number'
      ? textIn(language, storyMessages)('matter.extension_asked-days', { days: workingDays })
      : null,
  'matter.extension_granted': ({ workingDays }, { language }) =>
    typeof workingDays === 'number'
      ? textIn(language, storyMessages)('matter.extension_granted-days', { days: workingDays })
      : null,
  'matter.transferred_outside': ({ receiptNumber }, { language }) =>
    typeof receiptNumber === 'string'
      ? textIn(language, storyMessages)('matter.transferred_outside-as', { receipt: receiptNumber })
      : null,
  'matter.suspended': (facts, { now, language }) => {
    const reason = facts.pauseReason ?? facts.reason
    if (typeof reason !== 'string' || typeof facts.until !== 'string') return null
    return textIn(language, storyMessages)('matter.suspended-until', {
      reason: matterWordsIn(language).code('pause', reason),
      until: formatMoment(facts.until, now, language),
    })
  },
}

/** What people wrote with an event, the main text first; null when nothing was written or it was erased. */
export function storyWords(words: Facts | null): string | null {
  if (!words) return null
  const written = ['words', 'reason', 'answer', 'summary'].flatMap((name) =>
    typeof words[name] === 'string' ? [words[name] as string] : [],
  )
  return written.join('\n') || null
}
