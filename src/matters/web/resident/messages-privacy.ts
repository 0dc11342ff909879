import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages-privacy.hant.generated.ts'

/** What is kept, why, how long, who sees it. */
export const privacyMessages = defineMessages(
  {
    'privacy.title': ['我们留哪些信息', 'What we keep'],
    'privacy.lead': [
      '用平常话说清楚：留什么、为什么、留多久、谁看得到。',
      'In plain words: what, why, how long, who sees it.',
    ],
    'privacy.words-title': ['您写的话和照片', 'Your words and pictures'],
    'privacy.words': [
      '用来把事办好。只有办这件事的人看得到。要公开，先由工作人员核对，写成一句摘要，照片遮住人脸、车牌、门牌。照片里的位置和相机信息，收到时就去掉。',
      'They are there to get the matter put right. Only those dealing with it see them. Before anything is public, staff check it, write a short summary, and cover faces, plates and doors. Position and camera data are removed from pictures on arrival.',
    ],
    'privacy.phone-title': ['您的电话', 'Your telephone number'],
    'privacy.phone': [
      '可以不留。留了只用于这一件事，存的时候加密。办事的人打开要说明用途，每次打开都有记录。',
      'You may leave it out. It is used for this one matter and kept encrypted. Staff open it for a stated purpose, and every opening is logged.',
    ],
    'privacy.never-title': ['从不公开的', 'Never public'],
    'privacy.never': [
      '矛盾纠纷、老人孩子和帮扶、紧急的事，还有您自己选了“不要公开”的，不上公开栏，也查不到。谁报的，任何时候都不公开。',
      'Disputes, elders, children and support, urgent matters, and whatever you marked private never appear on the board or in search. Who reported is never public.',
    ],
    'privacy.phone-side-title': ['您的手机上', 'On your phone'],
    'privacy.phone-side': [
      '记着语言、字号、没写完和没发出的内容，还有一把打开您自己那一页的钥匙。不装跟踪的东西，不要位置，不要通讯录。',
      'It remembers language, type size, what is unfinished or unsent, and a key to your own page. No tracking, no position, no address book.',
    ],
    'privacy.long-title': ['留多久', 'How long'],
    'privacy.long': [
      '事情办完后，记录要留着备查；您的电话和原话，可以请社区提前删掉。删了以后，只剩“办过这件事”和时间。',
      'Records of ended matters are kept for checking. You can ask the community to erase your number and words earlier; then only the fact and its times remain.',
    ],
    'privacy.rights-title': ['您可以要求', 'You can ask for'],
    'privacy.rights': [
      '看自己的内容、改错、删掉、问谁看过。打值班电话或到社区来，报编号和密码就行。',
      'Seeing your own data, corrections, erasure, and who looked. Telephone or come to the desk with your number and PIN.',
    ],
    'privacy.not-title': ['我们不做的', 'What we do not do'],
    'privacy.not': [
      '不给居民打分，不排名，不认人脸，不记宗教和看法。',
      'No scores, no rankings, no face recognition, no record of belief or opinion.',
    ],
  },
  hant,
)
