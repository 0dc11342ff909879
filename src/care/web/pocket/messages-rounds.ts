import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages-rounds.hant.generated.ts'

/** What planned visits and calls say on the phone of who goes. */
export const roundMessages = defineMessages(
  {
    title: ['看望和电话', 'Visits and calls'],
    link: ['看望和电话 · {count}', 'Visits and calls · {count}'],
    none: ['这几天没有安排', 'Nothing is planned for you these days'],
    back: ['回到今天', 'Back to today'],
    'kind.visit': ['上门看望', 'Visit'],
    'kind.call': ['打电话', 'Call'],
    'due.today': ['今天要到', 'Due today'],
    'due.by': ['{day}前', 'By {day}'],
    'due.from': ['{day}起', 'From {day}'],
    'visit.well': ['见到了，平安', 'Seen, all is well'],
    'call.well': ['通了话，平安', 'Spoke, all is well'],
    'visit.no_answer': ['没人开门', 'Nobody opened'],
    'call.no_answer': ['没人接', 'Nobody answered'],
    concern: ['有点担心', 'A concern'],
    'concern.title': ['担心什么', 'What is it about'],
    'concern.health': ['身体', 'Health'],
    'concern.home': ['家里的情况', 'The home'],
    'concern.lonely': ['孤单', 'Being alone'],
    'concern.money': ['钱', 'Money'],
    'concern.quarrel': ['有争执', 'A quarrel'],
    'concern.safety': ['安全', 'Safety'],
    'follow.notice': ['请社区来看看', 'Ask the desk to look'],
    'follow.alarm': ['马上要有人来', 'Somebody must come now'],
    'no_answer.title': ['真的没有人应', 'Nobody answers at all'],
    'no_answer.visit': ['敲门，按铃，等三分钟，再打一次电话。', 'Knock, ring, wait three minutes, call once more.'],
    'no_answer.call': ['过几分钟再打一次。', 'Call once more in a few minutes.'],
    'no_answer.alarm': ['还是没有，报警', 'Still nothing: raise the alarm'],
    noted: ['记下了：{what}', 'Noted: {what}'],
    unsent: ['“{what}”还没发出去。', '“{what}” is not sent yet.'],
    'not-kept': ['没记住，请再按一次', 'It was not kept; please press again'],
  },
  hant,
)
