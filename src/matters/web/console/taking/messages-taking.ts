import { defineMessages } from '../../../../platform/i18n/messages.ts'
import { hant } from './messages-taking.hant.generated.ts'

/** What the page says on which the desk takes a report down for a resident. */
export const takingMessages = defineMessages(
  {
    'taking.title': ['登记诉求', 'Take down a report'],
    'taking.lead': [
      '居民打电话来，或者到前台来说，由您代为登记。',
      'A resident calls or comes to the desk; you write it down for her.',
    ],
    'taking.danger': [
      '着火、漏气、有人受伤或打架：先请她打 119、120、110，再登记。',
      'Fire, gas, somebody hurt or a fight: first have her call 119, 120 or 110, then write it down.',
    ],
    'taking.channel': ['怎么来的', 'How it came'],
    'taking.telephone': ['电话', 'By telephone'],
    'taking.desk': ['到前台', 'At the desk'],
    'taking.words': ['她怎么说', 'What she says'],
    'taking.words-hint': ['照原话写，不写别人的姓名和电话。', 'In her own words, without names or numbers of others.'],
    'taking.where': ['在哪里', 'Where it is'],
    'taking.category': ['哪一类', 'What kind'],
    'taking.all-categories': ['全部类别', 'All kinds'],
    'taking.choose': ['请选择', 'Choose'],
    'taking.private': ['不公开', 'Keep it private'],
    'taking.open-here': ['这栋楼正在办的同类事项', 'Open matters of this kind at this building'],
    'taking.open-here-lead': [
      '如果是同一件，登记后在事项里选“合并”。',
      'If it is the same one, take it down and then merge them.',
    ],
    'taking.contact': ['怎么回复她', 'How to reach her'],
    'taking.contact-hint': [
      '愿意留才填；只用来回复这件事，办结 90 天后删去。',
      'Only if she wishes; used for this matter alone, erased 90 days after it ended.',
    ],
    'taking.name': ['称呼', 'Name'],
    'taking.phone': ['电话号码', 'Telephone'],
    'taking.send': ['登记', 'Take down'],
    'taking.missing': ['请写她怎么说，选好地点和类别。', 'Write what she says, and choose place and kind.'],
    'taking.done': ['登记好了', 'Taken down'],
    'taking.say-number': [
      '请把编号和查询密码告诉她，或者打印给她。密码只显示这一次。',
      'Tell her number and PIN, or print them. The PIN is shown only once.',
    ],
    'taking.number': ['编号', 'Number'],
    'taking.pin': ['查询密码', 'PIN'],
    'taking.by-phone': ['打电话来问时，报编号和密码。', 'When calling, give number and PIN.'],
    'taking.first-answer': ['最迟答复', 'First answer by'],
    'taking.settle': ['最迟办好', 'To be settled by'],
    'taking.print': ['打印回执', 'Print the slip'],
    'taking.open': ['打开这件', 'Open the matter'],
    'taking.next': ['再登记一件', 'Take down another'],
  },
  hant,
)
