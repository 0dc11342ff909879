import { defineMessages } from '../../../../platform/i18n/messages.ts'
import { hant } from './messages.hant.generated.ts'

/** What a reporter's own page says. */
export const followMessages = defineMessages(
  {
    'follow.title': ['我报的：{category}', 'My report: {category}'],
    'follow.first-answer': ['最迟 {time} 前答复您', 'You get an answer by {time}'],
    'follow.settle': ['预计 {time} 前办好', 'Expected to be put right by {time}'],
    'follow.follows': [
      '这件事和 {number} 是同一件，跟着它一起办',
      'This is the same as {number} and goes along with it',
    ],
    'follow.follows-lead': [
      '下面的进度就是那一件的。办完了，一样会问您。',
      'What you see below is that matter. You will be asked all the same.',
    ],
    'ask.title': ['好了没有？', 'Is it right now?'],
    'ask.lead': ['请您看一眼，说一声。', 'Please have a look and tell us.'],
    'ask.right': ['好了', 'It is right'],
    'ask.not-right': ['还没好', 'It is not right'],
    'ask.dispute-title': ['哪里还没好？', 'What is still wrong?'],
    'ask.dispute-lead': [
      '说了就重新办，并且交到上一级。这个只能说一次，请写清楚。',
      'It is opened again, one level up. You can say this once, so please be exact.',
    ],
    'ask.dispute-missing': ['写一写哪里还没好', 'Please say what is still wrong'],
    'ask.dispute-send': ['重新办', 'Open it again'],
    'ask.back': ['先不说', 'Not now'],
    'rate.title': ['这件事办得怎么样', 'How did it go'],
    'rate.solved': ['解决了', 'Solved'],
    'rate.mostly': ['大体解决了', 'Mostly solved'],
    'rate.not': ['没解决', 'Not solved'],
    'rate.done': ['您说的是：{rating}。谢谢您。', 'You said: {rating}. Thank you.'],
    'rate.not-again': ['想重新办，请点上面的“还没好”。', 'To have it opened again, press “It is not right” above.'],
    'rate.not-report': [
      '要是还没好，请再报一次，写上编号 {number}，或者打电话。',
      'If it is still not right, please report it again with the number {number}, or call.',
    ],
    'mine.said': ['我说的', 'What I said'],
    'mine.hidden': [
      '您写的话已经遮起来，别人看不到。为什么，写在下面的经过里。事情照样办。',
      'Your words are hidden from others. The story below says why. The matter goes on.',
    ],
    'mine.pictures': ['照片', 'Pictures'],
    'mine.picture-before': ['报的时候第 {n} 张', 'Picture {n} from the report'],
    'mine.picture-after': ['办的时候第 {n} 张', 'Picture {n} from the work'],
    'talk.title': ['一问一答', 'Questions and answers'],
    'talk.none': ['还没有答复。有答复会写在这里。', 'No answer yet. Answers will stand here.'],
    'talk.staff': ['社区答复', 'The desk'],
    'talk.me': ['我说', 'I'],
    'talk.other': ['一起报的邻居说', 'Another reporter'],
    'talk.hidden': ['这段话已经遮起来', 'These words are hidden'],
    'talk.more': ['再说几句', 'Say something more'],
    'talk.missing': ['写几个字再发', 'Please write a few words first'],
    'talk.send': ['发给办事的人', 'Send to those who deal with it'],
    'photo.add': ['补照片', 'Add pictures'],
    'photo.send': ['发这 {n} 张照片', 'Send these {n} pictures'],
    'act.pending': [
      '“{title}”还没有发出去，有网就自己发',
      '“{title}” is not sent yet; it goes as soon as you are online',
    ],
    'act.drop': ['知道了', 'All right'],
    'closed.title': ['打不开这一页', 'This page does not open here'],
    'closed.do': [
      '这一页只有报的人能看。请用您自己的链接，或者用编号和密码打开。',
      'Only the reporter sees this page. Use your own link, or your number and PIN.',
    ],
    'duty.closed': [
      '现在不是上班时间。急事打值班电话 {number}',
      'The desk is closed now. For urgent things call {number}',
    ],
    'duty.call': ['打值班电话', 'Call the duty number'],
  },
  hant,
)
