import { useMemo } from 'react'
import { type Language, sentenceFor, textIn } from '../../platform/i18n/messages.ts'
import { useLanguage } from '../../platform/web/LanguageProvider.tsx'
import type { Tone } from '../../platform/web/StatusMark.tsx'
import type { StoryLine } from '../../platform/web/Story.tsx'
import type { AlarmPage } from '../contract-alarms.ts'
import type { AlarmLine } from '../contract-shapes.ts'
import { alarmMessages } from './messages-alarm.ts'

type Moment = AlarmPage['story'][number]

const tones: Readonly<Record<string, Tone>> = {
  'alarm.opened': 'bad',
  'alarm.reopened': 'bad',
  'alarm.worse_told': 'bad',
  'alarm.joined': 'watch',
  'alarm.emergency': 'bad',
  'alarm.step_empty': 'watch',
  'alarm.owner_lapsed': 'watch',
  'alarm.declined': 'watch',
  'alarm.claimed': 'good',
  'alarm.taken_over': 'good',
  'alarm.on_site': 'good',
  'alarm.vouched': 'good',
  'alarm.closed': 'good',
}

/** How an alarm stands, in colour: red while nobody has it, green once somebody does. */
export function toneOf({ state, isClaimed }: Pick<AlarmLine, 'state' | 'isClaimed'>): Tone {
  if (state === 'closed') return 'rest'
  if (state === 'emergency') return 'bad'
  return isClaimed ? 'good' : 'bad'
}

/** Words for alarms in one language. */
export function alarmWordsIn(language: Language) {
  const t = textIn(language, alarmMessages)
  const code = (kind: 'cause' | 'state' | 'step' | 'role' | 'outcome' | 'how' | 'risk' | 'act', value: unknown) =>
    sentenceFor(language, alarmMessages, `${kind}.${String(value)}`) ?? String(value)
  return {
    code,
    place: ({ building, door }: AlarmLine['home']) => (door ? t('home.at', { building, door }) : building),
    lines: (alarm: Pick<AlarmPage, 'story' | 'chain'>): StoryLine[] =>
      alarm.story.map((moment, index) => ({
        id: `${moment.at} ${index}`,
        at: moment.at,
        sentence: sentenceOf(moment, alarm.chain),
        by: moment.by,
        tone: tones[moment.kind] ?? 'calm',
      })),
  }

  function sentenceOf({ kind, facts }: Moment, chain: AlarmPage['chain']): string {
    const named = kind === 'alarm.claimed' && facts.going === true ? 'alarm.claimed-going' : kind
    const sentence = sentenceFor(language, alarmMessages, `story.${named}`)
    if (sentence === null) return `${t('story.other')} (${kind})`
    const values: Record<string, string> = {
      cause: code('cause', facts.cause),
      step: code('step', chain[Number(facts.step)]?.kind),
      round: String(facts.round ?? 1),
      how: code('how', facts.how),
      outcome: code('outcome', facts.outcome),
    }
    return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  }
}

/** Words for alarms in the language of the page. */
export function useAlarmWords() {
  const { language } = useLanguage()
  return useMemo(() => alarmWordsIn(language), [language])
}
