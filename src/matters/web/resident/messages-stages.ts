import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages-stages.hant.generated.ts'

/** Where a matter stands, in the words of the street. */
export const stageMessages = defineMessages(
  {
    'stage.reported': ['收到了，等受理', 'Received, to be taken on'],
    'stage.registered': ['受理了，等派人', 'Taken on, to be given out'],
    'stage.dispatched': ['派了人，等回应', 'Given out'],
    'stage.acknowledged': ['有人接手了', 'Somebody has it'],
    'stage.handling': ['正在办', 'Being dealt with'],
    'stage.suspended': ['先等一等', 'On hold'],
    'stage.verifying': ['办了，正在核查', 'Done, being checked'],
    'stage.confirming': ['办了，等确认', 'Done, to be confirmed'],
    'stage.closed': ['结束了', 'Ended'],
    'stage.declined': ['没有受理', 'Not taken on'],
    'stage.merged': ['并到另一件事', 'Joined to another'],
    'stage.void': ['撤掉了', 'Withdrawn'],
    'outcome.put_right': ['办好了', 'Put right'],
    'outcome.not_done': ['没有办成', 'Not done'],
    'outcome.not_confirmed': ['结束了，没人确认', 'Ended, nobody confirmed'],
    'next.accept': ['看过就受理', 'Read it and take it on'],
    'next.dispatch': ['派人去办', 'Send somebody'],
    'next.acknowledge': ['去办的人接手', 'The one sent takes it'],
    'next.handle': ['去办', 'Deal with it'],
    'next.resume': ['等到时候接着办', 'Go on when it can'],
    'next.verify': ['去看看办好没有', 'See whether it is right'],
    'next.confirm': ['问报的人好了没有', 'Ask whether it is right'],
    'next.confirm-you': ['请您说一声好了没有', 'Please say whether it is right'],
  },
  hant,
)
