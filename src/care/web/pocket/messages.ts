import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages.hant.generated.ts'

/** What an alarm says on the phone of whoever is on duty. */
export const carePocketMessages = defineMessages(
  {
    'cards.title': ['有人等着看望', 'Somebody waits for a visit'],
    'page.title': ['报警', 'Alarm'],
    'page.gone': ['这次报警不在您这里了', 'This alarm is no longer with you'],
    'page.back': ['回到今天', 'Back to today'],
    'page.emergency': ['打 120', 'Dial 120'],
    'page.mine': ['您接的', 'Yours'],
    'page.card': ['上门要知道的', 'To know at the door'],
    'page.story': ['每一分钟', 'Minute by minute'],
    'numbers.open': ['看该打谁的电话', 'Whom to call'],
    'numbers.none': ['没有留下电话。请直接上门。', 'No number is kept. Please go to the door.'],
    'numbers.call': ['{role} {name} {phone}', '{role} {name} {phone}'],
    unsent: [
      '“{what}”还没发出去，社区还不知道。没网请打值班电话。',
      '“{what}” is not sent; nobody knows yet. Without a connection, call the desk.',
    ],
    'not-kept': ['没记住，请再按一次', 'It was not kept; please press again'],
    more: ['还可以', 'More'],
    'close.title': ['结果怎么样', 'How did it end'],
    'close.others': ['别的结果', 'Other endings'],
    'reference.label': ['120 或 110 给的编号', 'Number given by 120 or 110'],
  },
  hant,
)
