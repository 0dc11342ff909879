import { defineMessages } from '../i18n/messages.ts'
import { hant } from './messages-problems.hant.generated.ts'

/** What is said about problems that any screen can meet, by code; `code:reason` is more exact; `field.…` is said at a field. */
export const problemMessages = defineMessages(
  {
    network: [
      '现在连不上网。您写的都还在，等有网再试一次。',
      'No connection just now. What you wrote is kept; try again when you are online.',
    ],
    'network:silent': [
      '有网，但连不上系统。您写的都还在，过一会儿再试。',
      'There is a network, but the system cannot be reached. What you wrote is kept; try again in a while.',
    ],
    'not-ours:silent': [
      '系统现在没有应答。您写的都还在，过一会儿再试。',
      'The system does not answer just now. What you wrote is kept; try again in a while.',
    ],
    'not-ours': [
      '这个网络要先登录或认证才能用。您写的都还在，连好网再试。',
      'This network wants you to sign in to it first. What you wrote is kept; connect and try again.',
    ],
    'http.malformed': [
      '发出去的内容读不了。请刷新这一页再试。',
      'What was sent could not be read. Reload this page and try again.',
    ],
    'http.invalid': [
      '有的地方填得不对，已经标出来了。改好再发，别的都还在。',
      'Something is not filled in right; it is marked. Put it right and send again; the rest is kept.',
    ],
    'http.sign-in-needed': [
      '请先登录。登录后回到这里，写的都还在。',
      'Please sign in first. You come back here and what you wrote is kept.',
    ],
    'http.refused': ['这件事现在轮不到您来办。', 'This is not yours to do at the moment.'],
    'http.not-found': [
      '这里没有要找的内容。请看看网址或编号对不对。',
      'There is nothing here. Check the address or the number.',
    ],
    'http.cross-site': ['请从本系统自己的页面操作。', 'Please do this from a page of this system.'],
    'http.demo-elsewhere': ['演示只在运行它的那台机器上打开。', 'The demo opens only on the machine that runs it.'],
    'http.too-large': [
      '发的内容太大了。文字写短些，照片少几张再试。',
      'What was sent is too large. Shorten the text or send fewer pictures.',
    ],
    'http.wrong-media-type': [
      '这里收不了这种文件，请换成照片。',
      'This kind of file is not taken here; please choose a picture.',
    ],
    'http.too-many': [
      '试得太多了，请过一会儿再来。急事请打电话。',
      'Too many tries. Please wait a while; telephone if it is urgent.',
    ],
    'http.unexpected': [
      '我们这边出了错，什么都没有改动。请再试一次，还不行就把编号告诉工作人员。',
      'Something went wrong on our side; nothing was changed. Try again, or tell the desk the number below.',
    ],
    'http.unavailable': [
      '系统正在恢复，请过一分钟再试。您写的都还在。',
      'The system is coming back; try again in a minute. What you wrote is kept.',
    ],
    'db.read-only': ['审计员只看，不改。', 'Auditors read and change nothing.'],
    'commands.reused': [
      '这一步已经用别的内容发过了。请刷新看看现在的情况。',
      'This step was already sent with other content. Reload to see how things stand.',
    ],
    'problem.other': [
      '没有办成，什么都没有改动。请再试一次。',
      'It did not work; nothing was changed. Please try again.',
    ],
    'problem.request': ['出错记录 {id}', 'Error record {id}'],
    'field.missing': ['这里要填', 'This is needed'],
    'field.unknown': ['这一项不该有', 'This does not belong here'],
    'field.wrong-type': ['这里填得不对', 'This is not filled in right'],
    'field.too-long': ['太长了，写短一些', 'Too long; please shorten it'],
    'field.too-short': ['再写清楚一点', 'Please say a little more'],
    'field.too-large': ['数字太大了', 'The number is too large'],
    'field.too-small': ['数字太小了', 'The number is too small'],
    'field.too-many': ['太多了，减掉几个', 'Too many; please remove some'],
    'field.too-few': ['太少了，再添几个', 'Too few; please add some'],
    'field.not-one-of-the-choices': ['请从给出的里面选', 'Please choose one of those given'],
    'field.wrong-form': ['写法不对，请照例子写', 'Not in the right form; follow the example'],
    'field.other': ['这里填得不对', 'This is not filled in right'],
  },
  hant,
)
