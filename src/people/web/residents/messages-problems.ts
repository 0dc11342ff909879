import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages-problems.hant.generated.ts'

/** What is said where the register refuses something. */
export const residentProblems = defineMessages(
  {
    'people.no-such-resident': [
      '这里没有这位居民。可能已经搬走，或者住在别的网格。',
      'There is no such resident here. She may have moved away, or live in another grid.',
    ],
    'people.second-head': [
      '这一户已经有户主。请先改原来的户主，或者选别的关系。',
      'This household has a head already. Change the present head first, or choose another place.',
    ],
    'people.second-household': [
      '这扇门里已经登记了一户。把人加到这一户就行。',
      'A household is entered behind this door already. Add the person to it.',
    ],
    'people.ended-dwelling': [
      '这套房已经不在了，请选现在的房号。',
      'This dwelling is no longer there; choose the present one.',
    ],
    'people.ended-resident': ['这位居民的登记已经结束。', 'This record has ended.'],
    'people.nothing-kept': ['这一项没有登记。', 'Nothing is kept there.'],
    'people.purpose-not-given': [
      '本人没有同意这个用途，或者已经收回。请先问本人；危急时选“紧急”。',
      'She did not agree to this use, or took it back. Ask her first; in an emergency choose “emergency”.',
    ],
    'people.no-such-contact': [
      '这位联系人已经不在了，请刷新。',
      'This contact is no longer there; load the record again.',
    ],
    'people.last-guardian': [
      '未满十四岁的孩子要有监护人。请先加上新的，再去掉这位。',
      'A child under fourteen needs a guardian. Enter the new one first, then end this one.',
    ],
    'people.no-such-household': [
      '这里没有这一户，可能已经搬走。',
      'There is no such household here; it may have moved away.',
    ],
    'people.not-of-household': [
      '有人已经不住在这一户了，请刷新再试。',
      'Somebody no longer lives in this household; load it again.',
    ],
    'people.named-in-household': [
      '这一户还有登记了姓名的人。先给他们迁走或注销。',
      'People by name still live in this household. Move them or end their records first.',
    ],
    'people.owners-changed': [
      '后来的产权人已经登记了。请填那一天或更晚的日子。',
      'Owners were entered from a later day. Enter the change from that day on or later.',
    ],
    'people.no-such-owner': ['这里没有这位产权人，请刷新。', 'There is no such owner here; load the door again.'],
    'people.number-kept': [
      '这个身份证号已经登记在另一位居民名下，请核对是哪一位。',
      'This number stands with another resident; check who is before you.',
    ],
    'people.too-many-searches': [
      '按电话查得太多了，过一会儿再查。姓名和地址可以照常找。',
      'Too many searches by telephone; wait a while. Names and addresses can be searched meanwhile.',
    ],
    'field.guardian-needed': ['未满十四岁，请填监护人。', 'Under fourteen: enter a guardian.'],
    'field.another-household-then': [
      '那时候住的是另一户，请填更晚的日子。',
      'Another household lived there then; choose a later day.',
    ],
    'field.name-or-person': ['填姓名，或者选一位居民。', 'Enter a name, or choose a resident.'],
    'field.stands-with-her-record': [
      '电话跟着她自己的登记走，这里不用填。',
      'The telephone stands with her own record.',
    ],
    'field.herself': ['不能填本人。', 'This is the person herself.'],
    'field.not-here': ['这里没有，或者不归您管。', 'There is none here, or it is not in your care.'],
    'field.no-telephone-number': [
      '电话号码不对，手机是十一位。',
      'Not a telephone number; a mobile has eleven digits.',
    ],
    'field.in-the-future': ['不能晚于今天。', 'Not later than today.'],
    'field.too-long-ago': ['年份太早了，请核对。', 'Too long ago; check the year.'],
    'field.no-such-day': ['没有这一天。', 'There is no such day.'],
    'field.lives-there': ['她已经住在那里。', 'She lives there already.'],
    'field.lives-nowhere-here': ['她现在不住在这里，没有户内关系。', 'She lives in no household here.'],
    'field.before-she-came': ['要晚于住进来的那一天。', 'Later than the day she came.'],
    'field.before-it-began': ['要晚于登记的那一天。', 'Later than the day it began.'],
    'field.name-everybody-once': ['每个人都要选一次关系。', 'Say the place of everybody once.'],
    'field.named-twice': ['同一个人填了两次。', 'The same person is named twice.'],
    'field.second-head': ['只能有一位户主。', 'There can be one head only.'],
    'field.more-than-the-whole': ['份额加起来超过了整套房。', 'The shares are more than the whole.'],
    'field.owners-changed-later': ['请填更晚的日子。', 'Choose a later day.'],
    'field.wrong-form': ['写法不对，请核对。', 'Not in the right form; check it.'],
    'field.wrong-check-digit': [
      '身份证号的末位对不上，请核对每一位。',
      'The check digit does not fit; check every digit.',
    ],
    'field.another-birth': [
      '和登记的出生年月不一致，请核对。',
      'It does not fit the month of birth on record; check both.',
    ],
    'field.stands-with-another': ['已经登记在另一位居民名下。', 'It stands with another resident.'],
    'field.ended': ['这套房已经不在了。', 'This dwelling is no longer there.'],
    'field.no-number-to-search': ['要完整的电话，或者最后四位。', 'A whole telephone number, or its last four digits.'],
    'field.missing': ['这一项要填。', 'This is needed.'],
    'people.no-such-export': ['这里没有这个申请，请刷新。', 'There is no such request; load it again.'],
    'people.export-not-now': [
      '这个申请现在不能做这一步：可能已经办过，或者过了期限。',
      'The request is not in a state for this: it was decided, or its time is over.',
    ],
    'people.too-many-to-export': [
      '超过 20,000 行。请分网格或分楼栋导出。',
      'More than 20,000 rows. Take one grid or building at a time.',
    ],
    'people.no-such-import': [
      '这里没有这次导入，或者没有这一行。',
      'There is no such import here, or no such line in it.',
    ],
    'people.import-not-now': [
      '这次导入现在不能做这一步，请再看一眼。',
      'The import is not in a state for this; look again.',
    ],
    'people.import-built-on': [
      '导入之后已经有人在上面办过事，不能整批撤回。请逐条改正。',
      'Something was built on the import since, so it cannot be taken back as one. Put single records right.',
    ],
  },
  hant,
)
