import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages-problems.hant.generated.ts'

/** What residents are told about problems of this room, by code. */
export const residentProblems = defineMessages(
  {
    'matters.unknown-category': [
      '这个类别现在没有了，请换一个。您写的都还在。',
      'This kind is no longer there; please choose another. What you wrote is kept.',
    ],
    'matters.unknown-place': [
      '没有找到这个地方，请重新选一下楼栋。您写的都还在。',
      'This place was not found; please choose the building again. What you wrote is kept.',
    ],
    'matters.not-now': [
      '这件事刚刚有了变化，请看看现在到哪一步。',
      'This matter has just moved; please see how it stands.',
    ],
    'matters.not-now:disputed-before': [
      '“还没好”已经说过一次了。再有情况，写在“再说几句”里，或者打值班电话。',
      'You have said once that it is not right. For more, write below or telephone.',
    ],
    'matters.not-a-picture': ['这个文件不是照片，换一张试试。', 'This file is not a picture; please choose another.'],
    'matters.too-many-pictures': [
      '照片够了，其余的用文字说。',
      'There are enough pictures; please say the rest in words.',
    ],
    'matters.picture-id-taken': ['这张照片已经传过了。', 'This picture was sent already.'],
    'matters.store-full': [
      '照片暂时存不下。您报的事已经收到，照片过些时候再补。',
      'There is no room for the picture now. Your report is taken; add the picture later.',
    ],
    'matters.too-many-reports': [
      '这里刚刚报得太多了，请过一会儿再发。急事请打值班电话。',
      'Many reports came from here just now; please wait a while. If it is urgent, telephone.',
    ],
    'matters.wrong-pin': [
      '编号和密码对不上，请再看看。连着试错几次，要等一个小时。',
      'Number and PIN do not fit; please check. After several wrong tries you must wait an hour.',
    ],
    'matters.calendar-missing': [
      '系统里还没有那一年的节假日，工作人员要先补上。请打值班电话报这件事。',
      'The holidays of that year are not entered yet. Please telephone the desk.',
    ],
  },
  hant,
)
