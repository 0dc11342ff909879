import { defineMessages } from '../../platform/i18n/messages.ts'
import { hant } from './messages-problems.hant.generated.ts'

/** What is said where care or duty refuses something. */
export const careProblemWords = defineMessages(
  {
    'care.not-here': ['这里没有这份关爱计划或这次报警。', 'There is no such care plan or alarm here.'],
    'care.refused': ['这一步不归您办，请找社区值班。', 'This is not yours to do; ask the desk.'],
    'care.not-now': ['情况已经变了，请再看一眼。', 'Things have moved on; look again.'],
    'care.not-now:claimed-by-another': ['已经有人接了。', 'Somebody has claimed it already.'],
    'care.not-now:not-the-owner': ['这次由别人负责。', 'Somebody else is responsible.'],
    'care.not-now:extended-before': ['已经延过一次。', 'It was extended once before.'],
    'care.not-now:not-offered-to-you': ['没有人要转给您。', 'It was not offered to you.'],
    'care.not-now:closed': ['这次报警已经结束。', 'This alarm has ended.'],
    'care.not-now:too-late-to-reopen': ['过了一天，不能再打开，请新报一次。', 'A day has passed; raise a new alarm.'],
    'care.not-now:ended': ['这份计划已经结束。', 'This plan has ended.'],
    'care.not-now:debriefed': ['已经复盘过了。', 'It was talked over already.'],
    'care.not-now:still-open': [
      '报警还没结束，结束了再复盘。',
      'The alarm is still open; talk it over once it has ended.',
    ],
    'care.not-now:alarm-too-fresh': [
      '有报警还没结束，或者结束不到一天。',
      'An alarm is open, or ended less than a day ago.',
    ],
    'care.not-now:proposed': ['先征得本人同意。', 'Her consent comes first.'],
    'care.not-now:consented': ['计划还没有开始。', 'The plan has not begun yet.'],
    'care.not-now:active': ['计划正在进行。', 'The plan is running.'],
    'care.not-now:anonymised': ['这份计划已经去掉了身份。', 'This plan says nothing of anybody any more.'],
    'care.no-open-alarm': ['现在没有报警，不用打印。', 'No alarm is open; there is nothing to print.'],
    'field.names-somebody': [
      '里面有人名、门牌或电话，请去掉。',
      'A name, a door or a number stands in it; take it out.',
    ],
    'field.not-to-come': ['要选今天以后的日子。', 'Choose a day to come.'],
    'field.before-it-begins': ['要晚于开始的时间。', 'It has to be after the beginning.'],
    'field.too-long': ['最多 31 天。', 'At most 31 days.'],
    'field.no-telephone-number': ['这不像电话号码。', 'This does not look like a telephone number.'],
    'field.no-such-time': ['时间写成 09:00 这样。', 'Write times like 09:00.'],
    'field.not-in-order': ['时间从早到晚写，不要重复。', 'Write times from early to late, each once.'],
    'care.round-reported': [
      '这一次别人已经报过了。您记的还在这部手机上；要是和那次不一样，请打值班电话。',
      'Somebody else has reported on this one. What you noted is still on this phone; if it differs, call the desk.',
    ],
    'care.round-reported:done': [
      '别人已经报过：见到或联系到了本人。您记的还在这部手机上；要是和这不一样，请马上打值班电话。',
      'Somebody else has reported that she was seen or heard. What you noted is still on this phone; if it differs, call the desk at once.',
    ],
    'care.round-reported:no_answer': [
      '别人已经报过没人应，正在找她。您记的还在这部手机上；见到了本人，请马上打值班电话。',
      'Somebody else has reported that nobody answered, and she is being looked for. What you noted is still on this phone; if you saw her, call the desk at once.',
    ],
    'care.not-now:done': ['这一次已经报过了。', 'This one was reported already.'],
    'care.not-now:no_answer': ['这一次已经报过没人应。', 'It was reported already that nobody answered.'],
    'care.plan-exists': ['这位居民已有关爱计划，请打开那一份。', 'This resident has a plan already; open that one.'],
    'care.not-ready': ['还缺几样，补齐才能开始。', 'Something is still missing before it can begin.'],
    'care.no-such-resident': ['这位居民没有登记住在这里。', 'This person is not registered as living here.'],
    'care.feed-revoked': ['这个数据源已停用。', 'This feed was revoked.'],
    'care.wrong-signature': ['签名不对，数据没有收下。', 'The signature does not fit; nothing was taken.'],
    'care.bound-already': [
      '这块水表或这份计划已经绑定，请先解除。',
      'This meter or plan is bound already; take the old one off first.',
    ],
    'rosters.not-here': ['没有这条值班。', 'There is no such duty.'],
    'rosters.refused': ['排班由社区值班处办理。', 'The desk keeps the duties.'],
  },
  hant,
)
