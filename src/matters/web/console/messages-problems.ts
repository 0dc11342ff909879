import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages-problems.hant.generated.ts'

/** What is said at the desk when an act on a matter is refused, by problem code and reason word. */
export const matterProblemMessages = defineMessages(
  {
    'matters.unknown-category': [
      '这里没有这个分类，请从列表里选。',
      'There is no such category here; choose from the list.',
    ],
    'matters.unknown-place': [
      '这个社区没有这个地方，请再选一次。',
      'There is no such place in this community; choose again.',
    ],
    'matters.unknown-party': [
      '这件事不能派给他，请从列表里选。',
      'It cannot be given to that party; choose from the list.',
    ],
    'matters.unknown-report': [
      '这件事里没有这条报事，请刷新。',
      'There is no such report on this matter; load it again.',
    ],
    'matters.unknown-target': ['要改的那一项已经不在了，请刷新。', 'What you named is no longer there; load it again.'],
    'matters.not-now': [
      '这件事现在不能这样办，可能别人已经办过一步。',
      'The matter does not allow this now; somebody may have moved it on.',
    ],
    'matters.not-now:not-in-this-stage': [
      '现在这一步不能这样办，可能别人刚办过。这一页已经刷新，请再看一眼。',
      'This step no longer fits; somebody may have just acted. The page is loaded again, please look.',
    ],
    'matters.not-now:already-ended': ['这件事已经了结了。', 'This matter has ended.'],
    'matters.not-now:matter-ended': ['这件事已经了结了。', 'This matter has ended.'],
    'matters.not-now:verifier-is-the-handler': [
      '谁办的谁不能自己核查，请换个人。',
      'Whoever handled it cannot verify it; another person has to.',
    ],
    'matters.not-now:asker-may-not-approve': [
      '自己申请的延期要由别人批。',
      'Who asked for the extension cannot decide on it.',
    ],
    'matters.not-now:extension-already-asked': [
      '已经申请过延期，等批。',
      'An extension was asked already and waits for a decision.',
    ],
    'matters.not-now:extensions-used-up': ['延期的次数用完了。', 'There are no more extensions.'],
    'matters.not-now:extension-length-not-allowed': ['延期的天数不在允许的范围里。', 'That many days are not allowed.'],
    'matters.not-now:no-extension-asked': ['没有待批的延期。', 'No extension waits for a decision.'],
    'matters.not-now:nothing-to-make-safe': [
      '这一类事没有排险这一步。',
      'This kind of matter has nothing to make safe.',
    ],
    'matters.not-now:already-safe': ['已经排过险了。', 'It was made safe already.'],
    'matters.not-now:nobody-was-given-it': [
      '还没有派给谁，谈不上退单。',
      'It was given to nobody, so nobody can give it back.',
    ],
    'matters.not-now:already-at-the-top': ['上面没有再高的一级了。', 'There is no tier above.'],
    'matters.not-now:never-rose': [
      '这件事不是从下面升上来的，退不下去。',
      'It did not rise from below, so it cannot be handed back.',
    ],
    'matters.not-now:already-overdue': [
      '已经超时，不能这样办了，请先办或上报。',
      'It is overdue; handle it or hand it up first.',
    ],
    'matters.not-now:not-above-the-subdistrict': [
      '只有报到区里的事才登记外部回执。',
      'Only a matter above the sub-district has an outside receipt.',
    ],
    'matters.not-now:pause-reason-not-listed': ['请从列表里选挂起原因。', 'Choose the reason from the list.'],
    'matters.not-now:pause-ends-before-it-begins': [
      '恢复的日子要在今天以后。',
      'The day to go on must be in the future.',
    ],
    'matters.not-now:pause-too-long': [
      '这个原因不能挂起这么久，请选近一点的日子。',
      'This reason does not allow so long a pause; choose an earlier day.',
    ],
    'matters.not-now:no-contact-left': ['没有留联系方式。', 'No contact was left.'],
    'matters.not-now:said-more': [
      '居民又说了新的，请先看一看。',
      'The residents have said more meanwhile; please read it first.',
    ],
    'matters.not-now:said-to-the-verifier': ['这话说给核查的人听，由核查的人看。', 'This was said to whoever checks.'],
    'matters.not-now:nothing-said': ['居民没有新话。', 'The residents have said nothing new.'],
    'matters.not-now:matter-is-private': ['不公开的事不能写公开摘要。', 'A private matter has no public summary.'],
    'matters.refused': ['这件事现在不归您办。', 'This is not yours to do.'],
    'matters.refused:not-yours': ['这件事不在您手上。', 'This matter is not in your hands.'],
    'matters.refused:not-with-this-post': ['您现在的任职不能做这一步。', 'Your post does not allow this step.'],
    'matters.refused:auditors-change-nothing': ['审计员只看，不改。', 'Auditors read and change nothing.'],
    'matters.refused:verifier-is-the-handler': [
      '谁办的谁不能自己核查，请换个人。',
      'Whoever handled it cannot verify it; another person has to.',
    ],
    'matters.cannot-merge': ['这两件事不能合并。', 'These two cannot be merged.'],
    'matters.calendar-missing': [
      '那一年的放假安排还没公布，时限算不出来。请先在设置里录入。',
      'The official calendar of that year is not published, so the limit cannot be worked out. Enter it under settings first.',
    ],
    'matters.not-a-picture': ['这个文件不是照片。', 'The file is not a picture.'],
    'matters.too-many-pictures': [
      '照片已经够多了，其余请用文字说明。',
      'There are enough pictures; describe the rest in words.',
    ],
    'matters.picture-id-taken': ['照片没存上，请再选一次。', 'The picture was not kept; choose it again.'],
    'matters.store-full': [
      '存照片的地方满了，请告诉管理员。',
      'There is no room for pictures; tell the administrator.',
    ],
    'matters.wrong-sheet': [
      '这份表读不了。请用 .xlsx、.xls 或 .csv，第一行写列名。',
      'The sheet cannot be read. Send an .xlsx, .xls or .csv file whose first row names the columns.',
    ],
    'matters.too-many-rows': [
      '行数太多，一份表放不下。请把条件或时段缩小。',
      'There are more rows than one sheet may hold; narrow the filters or the period.',
    ],
    'matters.wrong-pin': ['编号和密码对不上。', 'Number and PIN do not fit.'],
    'matters.too-many-reports': ['短时间内报得太多，请过一会儿。', 'Too many reports in a short time; wait a while.'],
  },
  hant,
)
