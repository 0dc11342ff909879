import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages-people.hant.generated.ts'

export const pocketPeopleMessages = defineMessages(
  {
    'people.link': ['找居民', 'Find a resident'],
    'people.title': ['居民', 'Residents'],
    'people.label': ['姓名、拼音首字母或房号', 'Name, initials or door'],
    'people.hint': ['比如 5-302', 'For example 5-302'],
    'people.busy': ['正在找', 'Looking'],
    'people.none': ['没有找到。换几个字，或者用房号找。', 'Nothing found. Try other words, or the door.'],
    'people.agreed': ['同意让您知道的住户', 'Residents who agreed that you know'],
    'people.nobody': ['还没有住户同意。', 'Nobody has agreed yet.'],
    'people.nobody-how': ['网格员征得同意后，会出现在这里。', 'They appear here once the grid worker has asked them.'],
    'person.title': ['一位居民', 'One resident'],
    'person.call': ['看电话', 'See the telephone'],
    'person.name': ['看姓名', 'See the name'],
    'person.no-phone': ['没有登记电话。', 'No telephone is kept.'],
    'person.dial': ['打 {phone}', 'Call {phone}'],
  },
  hant,
)
