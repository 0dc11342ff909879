import { type Language, sentenceFor, textIn } from '../../../../platform/i18n/messages.ts'
import type { Tone } from '../../../../platform/web/StatusMark.tsx'
import type { StoryLine } from '../../../../platform/web/Story.tsx'
import type { ReporterPage } from '../../../contract-public.ts'
import { storyMessages } from './messages-story.ts'

type Entry = ReporterPage['story'][number]

const tones: Readonly<Record<string, Tone>> = {
  'matter.verified:pass': 'good',
  'matter.sampled:pass': 'good',
  'matter.confirmed': 'good',
  'matter.confirmed_afterwards': 'good',
  'matter.made_safe': 'good',
  'matter.accepted': 'calm',
  'matter.dispatched': 'calm',
  'matter.started': 'calm',
  'matter.replied': 'calm',
  'matter.not_yet': 'watch',
  'matter.disputed': 'watch',
  'matter.escalated': 'bad',
  'matter.supervised': 'bad',
}

/** The story as residents read it: one sentence an event, the office and never a staff member's name. */
export function storyLinesIn(language: Language, story: readonly Entry[]): StoryLine[] {
  const say = textIn(language, storyMessages)
  return story.map((entry) => {
    const exact = exactKind(entry)
    const isReporter = entry.by.kind === 'code' || entry.by.kind === 'link'
    return {
      id: entry.id,
      at: entry.at,
      sentence:
        sentenceFor(language, storyMessages, exact) ??
        sentenceFor(language, storyMessages, entry.kind) ??
        say('matter.other'),
      by: isReporter ? say('story.reporter') : entry.by.officeName,
      words: wordsOf(entry),
      ...(tones[exact] ? { tone: tones[exact] } : {}),
    }
  })
}

/** `kind:value`, where a verdict or the reason of a pause makes the sentence. */
function exactKind({ kind, facts }: Entry): string {
  const value = facts.result ?? facts.pauseReason ?? facts.reason ?? facts.target
  return typeof value === 'string' ? `${kind}:${value}` : kind
}

/** What somebody wrote in an event: words, or the reason for it. */
function wordsOf({ words }: Entry): string | null {
  const told = words?.words ?? words?.reason
  return typeof told === 'string' ? told : null
}
