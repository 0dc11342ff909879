import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages-problems.hant.generated.ts'

/** What is said where something about an own record cannot be done. */
export const privacyProblemMessages = defineMessages(
  {
    'privacy.wrong-slip': [
      '这个号码打不开。请再看一遍纸上的十二位数字。每张纸只能用一次，七天内有效；社区可以再打一张。',
      'This code opens nothing. Look at the twelve digits again. A slip works once, within seven days; the desk prints a new one.',
    ],
    'privacy.too-many-tries': [
      '这里输错太多次了，请过一会儿再试，或者打值班电话。',
      'Too many wrong codes from here. Try again later, or telephone the desk.',
    ],
    'privacy.guardian-needed': [
      '不满十四周岁，要由监护人来同意。请先登记监护人，再选是哪一位。',
      'Under fourteen a guardian agrees. Enter the guardian first, then choose who it is.',
    ],
    'privacy.no-consent': ['这一项现在不能撤回。', 'This cannot be taken back now.'],
    'privacy.no-such-request': ['没有这项申请。', 'There is no such request.'],
    'privacy.answered-before': ['这项申请已经答复过了。', 'This request was answered before.'],
    'privacy.asked-before': [
      '您已经申请过删除，社区还没答复。',
      'You asked for deletion before; it is not answered yet.',
    ],
    'privacy.no-slip': ['没有还能用的纸条，请新打一张。', 'No slip works any more; print a new one.'],
    'privacy.no-consent:not-given': ['没有同意过这一项。', 'This was never agreed to.'],
    'privacy.no-consent:kept-by-duty': ['这一项是居委会依法要登记的。', 'The committee is obliged to keep this.'],
    'privacy.no-consent:withdrawn-before': ['已经撤回过了。', 'It was taken back before.'],
    'field.not-her-guardian': ['这不是她登记的监护人。', 'This is not her guardian.'],
    'field.guardian-needed': ['请选监护人。', 'Choose the guardian.'],
    'field.no-telephone-number': ['这不像一个电话号码。', 'This is no telephone number.'],
    'field.no-consent-asked': ['这个用途不靠同意。', 'This purpose does not rest on consent.'],
  },
  hant,
)
