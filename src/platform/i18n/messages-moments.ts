import { defineMessages } from './messages.ts'
import { hant } from './messages-moments.hant.generated.ts'

export const momentMessages = defineMessages(
  {
    'moment.now': ['刚刚', 'just now'],
    'moment.ago': ['{length}前', '{length} ago'],
    'moment.left': ['还有 {length}', '{length} left'],
    'moment.over': ['已超 {length}', '{length} over'],
    'moment.due-now': ['马上到时', 'due now'],
    'moment.just-over': ['刚过时限', 'just over'],
    'moment.less-than-minute': ['不到 1 分钟', 'less than a minute'],
    'moment.minute': ['{n} 分钟', '{n} minute'],
    'moment.minutes': ['{n} 分钟', '{n} minutes'],
    'moment.hour': ['{n} 小时', '{n} hour'],
    'moment.hours': ['{n} 小时', '{n} hours'],
    'moment.day': ['{n} 天', '{n} day'],
    'moment.days': ['{n} 天', '{n} days'],
    'moment.working-day': ['{n} 个工作日', '{n} working day'],
    'moment.working-days': ['{n} 个工作日', '{n} working days'],
    'moment.today': ['今天 {time}', 'today {time}'],
    'moment.yesterday': ['昨天 {time}', 'yesterday {time}'],
    'moment.tomorrow': ['明天 {time}', 'tomorrow {time}'],
  },
  hant,
)
