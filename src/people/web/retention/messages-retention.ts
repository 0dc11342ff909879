import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages-retention.hant.generated.ts'

export const retentionMessages = defineMessages(
  {
    'retention.title': ['登记留多久', 'How long records are kept'],
    'retention.hint': [
      '到期自动删。改了以后，从那天起结束的登记按新期限；之前结束的不变。看过谁、谁导出过，法律要求至少三年。',
      'Erased by itself when the term is over. Records that end from that day on go by the new term. Looks and lists are kept three years at least, by law.',
    ],
    'retention.resident_record': ['居民登记，迁出或去世以后（天）', 'A record of a resident, after she left (days)'],
    'retention.openings': ['谁打开过什么（天）', 'Who opened which field (days)'],
    'retention.resident_requests': ['居民的请求，答复以后（天）', 'Requests of residents, after the answer (days)'],
    'retention.exports': ['为什么要不遮住的名单（天）', 'Why a list was asked for in full (days)'],
    'retention.between': ['{least} 到 {most} 天', '{least} to {most} days'],
    'retention.coming': ['{day} 起：{terms}', 'From {day}: {terms}'],
    'retention.only-secretary': ['由书记来定。', 'The secretary sets this.'],
    'field.term-too-short': ['太短了，不够用，或者不合法。', 'Too short for the purpose or the law.'],
    'field.term-too-long': ['太长了，用不着留这么久。', 'Longer than the purpose needs.'],
    'field.not-a-day': ['没有这一天。', 'There is no such day.'],
    'field.in-the-past': ['不能是过去的日子。', 'The day cannot lie in the past.'],
    'people.refused': ['这一项由书记来定。', 'The secretary sets this.'],
  },
  hant,
)
