import { defineMessages } from '../../platform/i18n/messages.ts'
import { hant } from './messages-problems.hant.generated.ts'

/** What is said when something about accounts, posts or leave is refused, by problem code and reason word. */
export const peopleProblemMessages = defineMessages(
  {
    'people.no-second-factor-begun': [
      '还没有开始设置验证器，请重新开始并扫新的码。',
      'No authenticator is being set up; begin again and scan the new code.',
    ],
    'people.username-taken': ['这个用户名已经有人用了，请换一个。', 'This user name is taken; choose another.'],
    'people.not-here': [
      '这里没有这个账号、任职或请假，请刷新名单。',
      'There is no such account, post or leave here; load the list again.',
    ],
    'people.refused:not-yourself': ['这一步不能自己给自己办。', 'Nobody does this for herself.'],
    'people.refused:second-person-needed': [
      '授予和确认要由两个人来做。',
      'Who granted it cannot confirm it; a second person has to.',
    ],
    'people.refused:not-with-this-post': ['您现在的任职不能做这一步。', 'Your post does not allow this step.'],
    'people.refused:not-your-place': ['这里不归您管。', 'This place is not yours.'],
    'people.refused:separate-officers': [
      '系统管理员、安全保密员和审计员互相制约，这一步要由另一位来做。',
      'Administrator, security officer and auditor keep one another in check; another of them does this.',
    ],
    'people.refused:no-deputy-for-this-post': ['这个任职不设代理。', 'This post has no deputy.'],
    'people.separate-officers': [
      '管理员、安全保密员和审计员必须是三个人，也不兼别的任职。',
      'Administrator, security officer and auditor are three people without other posts.',
    ],
    'people.already-so': ['之前已经办过了，什么都没有改动。', 'This was done before; nothing was changed.'],
    'people.leave-overlaps': [
      '这几天已经有请假了，请先取消那一次，或换别的日子。',
      'There is leave in these days already; cancel it first or choose other days.',
    ],
    'people.cannot-stand-in': [
      '这位不能代理这个任职，请选同一社区、办公室或单位的人。',
      'This person cannot stand in; choose somebody of the same community, office or organisation.',
    ],
    'people.setup-code-needed': [
      '请填程序启动时显示的设置码，或在那台机器上设置。',
      'Type the code that the program showed at its start, or set up at the machine itself.',
    ],
    'people.already-set-up': ['系统已经设置过了，请直接登录。', 'The installation is set up already; sign in.'],
  },
  hant,
)
