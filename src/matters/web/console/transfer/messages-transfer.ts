import { defineMessages } from '../../../../platform/i18n/messages.ts'
import { hant } from './messages-transfer.hant.generated.ts'

/** What the transfer note says. */
export const transferMessages = defineMessages(
  {
    'transfer.title': ['事项移送单', 'Transfer note'],
    'transfer.link': ['移送单', 'Transfer note'],
    'transfer.open': ['打开移送单，打印', 'Open the transfer note to print'],
    'transfer.why': [
      '街道以上的事：打印这张单随件送出，拿到回执编号再登记。时钟照走。',
      'Above the sub-district: print this note, send it along, then record the receipt number. The clock goes on.',
    ],
    'transfer.back': ['回到这件事', 'Back to the matter'],
    'transfer.print': ['打印', 'Print'],
    'transfer.number': ['事项编号', 'Number'],
    'transfer.from': ['移送单位', 'From'],
    'transfer.category': ['事项类别', 'Category'],
    'transfer.place': ['地点', 'Place'],
    'transfer.made': ['报来时间', 'Reported'],
    'transfer.reports': ['报事人数', 'Reporters'],
    'transfer.reports-count': ['{count} 人', '{count}'],
    'transfer.outside': ['原工单', 'Order'],
    'transfer.words': ['事项内容', 'What is wrong'],
    'transfer.private': [
      '此事不公开，内容由经办人当面移交，不写在单上。',
      'This matter is private. What it is about is handed over in person, not on paper.',
    ],
    'transfer.no-words': ['见经办人说明。', 'The person in charge explains.'],
    'transfer.moves': ['经过', 'How it rose'],
    'transfer.began': ['报来', 'reported'],
    'transfer.handed_up': ['上报到{tier}', 'handed up: {tier}'],
    'transfer.handed_back': ['退回到{tier}', 'handed back: {tier}'],
    'transfer.escalated': ['超时，升到{tier}', 'rose when overdue: {tier}'],
    'transfer.disputed': ['居民说没办好，升到{tier}', 'disputed by the reporter, rose: {tier}'],
    'transfer.due': ['办结时限', 'To be settled by'],
    'transfer.receipt': ['回执编号', 'Receipt number'],
    'transfer.masked': [
      '单上不写居民姓名、电话和门牌。需要联系居民，请找移送单位经办人。',
      'No names, numbers or doors of residents stand here. To reach a resident, ask the office that sends this.',
    ],
    'transfer.clock': [
      '移送以后时限不停，请在时限内回复移送单位。',
      'The limit goes on after the transfer. Please answer the sending office within it.',
    ],
    'transfer.sent-by': ['移送单位（盖章）', 'Sent by (seal)'],
    'transfer.received-by': ['接收单位（盖章）', 'Received by (seal)'],
    'transfer.person': ['经办人', 'Name'],
    'transfer.day': ['日期', 'Date'],
    'transfer.printed': ['{time} 打印', 'Printed {time}'],
  },
  hant,
)
