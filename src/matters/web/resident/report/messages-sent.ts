import { defineMessages } from '../../../../platform/i18n/messages.ts'
import { hant } from './messages-sent.hant.generated.ts'

/** What is said once a report was given to the phone's outbox, until its number is written down. */
export const sentMessages = defineMessages(
  {
    'sent.title': ['收到了，谢谢您', 'Received. Thank you'],
    'sent.number': ['编号', 'Number'],
    'sent.pin': ['密码', 'PIN'],
    'sent.write': [
      '请把编号和密码写下来，或者截一张图。打电话问，报这两个号就行。',
      'Write number and PIN down, or take a screenshot. They are enough to ask by telephone.',
    ],
    'sent.first-answer': ['最迟 {time} 前，会有人答复您', 'You get an answer by {time}'],
    'sent.closed': ['现在不是上班时间，上班后就有人看。', 'The desk is closed now; it will be read when it opens.'],
    'sent.urgent': ['等不及的，打值班电话', 'If it cannot wait, call the duty number'],
    'sent.call': ['打 {number}', 'Call {number}'],
    'sent.follow': ['看办到哪一步', 'Follow it'],
    'sent.link': ['自己的链接', 'Your own link'],
    'sent.link-lead': [
      '有这个链接就能看全部内容、补充和评价。只发给信得过的人。',
      'Whoever has this link can read all of it and answer. Give it only to those you trust.',
    ],
    'sent.copy': ['复制链接', 'Copy the link'],
    'sent.copied': ['复制好了', 'Copied'],
    'sent.copy-self': ['请长按上面的链接，自己复制', 'Please press the link above and copy it'],
    'sent.share': ['发给自己', 'Share'],
    'sent.code': ['用另一台手机扫', 'Scan with another phone'],
    'sent.code-alt': ['自己链接的二维码', 'QR code of your own link'],
    'sent.pictures': ['还有 {n} 张照片在传', '{n} pictures still on their way'],
    'sent.pictures-refused': ['有 {n} 张照片没有传上', '{n} pictures could not be sent'],
    'sent.pictures-refused-do': [
      '文件可能坏了，或者不是照片。您报的事已经收到；到下一页点“补照片”，可以再拍一张。',
      'The file may be damaged or no picture. Your report itself was received; on the next page you can add another.',
    ],
    'sent.sending': ['正在发', 'Sending'],
    'sent.sending-lead': ['已经存在这台手机里了，不会丢。', 'It is kept on this phone and will not be lost.'],
    'sent.waiting': ['还没有发出去', 'Not sent yet'],
    'sent.waiting-lead': [
      '已经存在这台手机里。有网的时候打开这一页，就自己发出去，编号那时候给您。',
      'It is kept on this phone. Open this page when you are online and it is sent; the number comes then.',
    ],
    'sent.memory': [
      '这个浏览器存不住东西，发出去之前请不要关掉这一页。',
      'This browser cannot keep things; do not close this page before it is sent.',
    ],
    'sent.again': ['现在再发一次', 'Send now'],
    'sent.refused': ['没有发成', 'It was not taken'],
    'sent.edit': ['回去改', 'Go back and change it'],
    'sent.drop': ['不发了', 'Do not send it'],
    'sent.wrote': ['您写的是', 'You wrote'],
    'sent.taken': ['已发出，编号 {number}', 'Sent, number {number}'],
    'sent.see': ['看一看', 'See'],
    'sent.see-secret': ['看编号和密码', 'See number and PIN'],
    'sent.noted': ['写下了，看办到哪一步', 'Written down; follow it'],
    'sent.gone': ['这一页看过了', 'This page was dealt with'],
    'sent.gone-do': ['报过的事在首页“我报的事”里。', 'What you reported stands on the home page.'],
    'sent.home': ['回首页', 'Home'],
  },
  hant,
)
