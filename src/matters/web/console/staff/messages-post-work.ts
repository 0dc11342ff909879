import { defineMessages } from '../../../../platform/i18n/messages.ts'
import { hant } from './messages-post-work.hant.generated.ts'

export const postWorkMessages = defineMessages(
  {
    'work.title': ['各岗位手上的事', 'Work in hand'],
    'work.none': ['没有派给岗位而没办完的事。', 'No open matter is dispatched to a post.'],
    'work.open': ['{count} 件没办完', '{count} open'],
    'work.ended': ['任职已结束，没人接手', 'Post ended, nobody has it'],
    'work.hand-over': ['转给别人', 'Hand over'],
    'work.from': ['把{name}手上的事都转给别人', 'Hand all open work of {name} over'],
    'work.to': ['转给谁', 'To whom'],
    'work.choose': ['请选', 'Choose'],
    'work.reason': ['原因', 'Reason'],
    'work.send': ['转过去', 'Hand over'],
    'work.cancel': ['不转了', 'Not now'],
    'work.moved': ['转过去 {moved} 件。', '{moved} handed over.'],
    'work.kept': [
      '还有 {kept} 件没动：{numbers}。它们在等核查、暂停，或者不在那个网格，请到那件事里单独办。',
      '{kept} stay: {numbers}. They wait for a check, are paused or belong to another grid; open each of them.',
    ],
    'matters.unknown-party': ['不能转给这个人，请从名单里选。', 'It cannot go to that post; choose from the list.'],
  },
  hant,
)
