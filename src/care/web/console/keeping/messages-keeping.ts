import { defineMessages } from '../../../../platform/i18n/messages.ts'
import { hant } from './messages-keeping.hant.generated.ts'

/** What the desk's pages of visits, helpers, notices, meters, the engine and reliability say. */
export const keepingMessages = defineMessages(
  {
    'visits.title': ['看望和电话', 'Visits and calls'],
    'uncovered.title': ['约好了，还没人见到', 'Agreed, and nobody has been'],
    'uncovered.none': ['约好的都见到了。', 'Everybody was seen as agreed.'],
    'uncovered.since': ['从{since}起该见到了', 'Due since {since}'],
    'uncovered.visit': ['每 {n} 天上门一次', 'A visit every {n} days'],
    'uncovered.call': ['每 {n} 天打一次电话', 'A call every {n} days'],
    'uncovered.last': ['上次 {at}', 'Last {at}'],
    'uncovered.never': ['还没有过', 'Not yet'],
    'uncovered.of': ['一共和 {n} 人约好了看望或电话。', 'Visits or calls are agreed with {n} people.'],
    'planned.title': ['这几天要去的', 'Planned these days'],
    'planned.none': ['这几天没有安排。', 'Nothing is planned these days.'],
    'planned.nobody': ['还没有人去', 'Nobody goes yet'],
    'planned.record': ['记结果', 'Record it'],
    'planned.close': ['收起', 'Put away'],
    'planned.plan': ['她的计划', 'Her plan'],
    'planned.helpers': ['谁去看望', 'Who goes'],
    'concerns.title': ['看望后有点担心的', 'Concerns after a visit'],
    'concerns.none': ['这一个月没有。', 'None in the last month.'],
    'concerns.by': ['{name} 说的', 'From {name}'],
    'concerns.notice': ['请社区来看看', 'For the desk to look at'],
    'concerns.matter': ['记成了一件事', 'Became a matter'],
    'concerns.alarm': ['报了警', 'An alarm was raised'],
    'concerns.referral': ['转到{to}', 'Referred to: {to}'],
    'concerns.printed': ['打印过', 'Printed'],
    'concerns.print': ['打印转介单', 'Print the referral note'],
  },
  hant,
)
