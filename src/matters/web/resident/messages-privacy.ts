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
      '到期由系统自动删：登记、照片、搜索、记录里都没有了，只剩“办过这件事”和时间。',
      'Erased by itself when the term is over, from records, pictures, search and history; only that it happened, and when, remains.',
    ],
    'privacy.me': ['看我自己的登记，谁看过', 'See my own record and who looked'],
    'privacy.totals': ['社区的数（小于 5 的不写）', 'Our numbers (none under 5)'],
    'privacy.child-title': ['不满十四岁的孩子', 'Children under fourteen'],
    'privacy.child': [
      '孩子的信息要监护人同意才登记，由监护人来看、来改、来收回。没有监护人的，不登记。',
      'A child is entered only with a guardian who agrees, and who sees, corrects and takes back for the child.',
    ],
    'privacy.rights-title': ['您可以要求', 'You can ask for'],
    'privacy.rights': [
      '看自己的内容、改错、收回同意、删掉、问谁看过。拿居委会前台的条子在网上看，或者打值班电话。社区十五天内答复。',
      'Seeing your own data, corrections, taking consent back, erasure, and who looked: online with a slip from the desk, or by telephone. Answers come within fifteen days.',
    ],
    'purposes.title': ['为了什么用', 'What it is used for'],
    'for.registers': ['居民登记', 'The register of residents'],
    'for.registers-what': [
      '用到：姓名、出生年月、住址、户内关系。',
      'Used: name, month of birth, home, place in the household.',
    ],
    'for.registers-why': ['依据：居委会的法定职责。', 'Ground: the committee’s duty by law.'],
    'for.registers-who': [
      '谁看得到：居委会前台，本网格的网格员；平时遮着名字。',
      'Who sees it: the desk and the staff of your grid; names are masked.',
    ],
    'for.contact': ['日常联系', 'Reaching you'],
    'for.contact-what': ['用到：电话。', 'Used: your telephone.'],
    'for.contact-why': ['依据：您同意，随时可以收回。', 'Ground: your consent, taken back whenever you like.'],
    'for.contact-who': [
      '谁看得到：前台、网格员，打开一次记一次。',
      'Who sees it: desk and grid staff; every opening is noted.',
    ],
    'for.captain': ['楼长联系', 'Your building captain'],
    'for.captain-what': ['用到：姓名、电话。', 'Used: name and telephone.'],
    'for.captain-why': ['依据：您单独同意。搬家就不算了。', 'Ground: a consent of its own. It ends when you move.'],
    'for.captain-who': ['谁看得到：只有您那栋的楼长。', 'Who sees it: the captain of your building alone.'],
    'for.emergency': ['紧急情况', 'An emergency'],
    'for.emergency-what': ['用到：电话、紧急联系人。', 'Used: telephone, emergency contact.'],
    'for.emergency-why': [
      '依据：救命；平时留联系人靠您同意。',
      'Ground: saving life; keeping a contact rests on your consent.',
    ],
    'for.emergency-who': [
      '谁看得到：来救的人。事后您看得到是谁打开的。',
      'Who sees it: whoever helps. Afterwards you see who opened it.',
    ],
    'for.votes': ['业主表决', 'Votes of owners'],
    'for.votes-what': ['用到：产权人姓名、专有面积。', 'Used: owners’ names, exclusive area.'],
    'for.votes-why': ['依据：民法典业主共同决定的规定。', 'Ground: the Civil Code on decisions of owners.'],
    'for.votes-who': [
      '谁看得到：前台。投什么票不和人连在一起。',
      'Who sees it: the desk. No ballot is tied to a person.',
    ],
    'for.subsidy': ['办补贴', 'A subsidy form'],
    'for.subsidy-what': ['用到：身份证号。表交了就删。', 'Used: identity number; dropped once the form is in.'],
    'for.subsidy-why': ['依据：您单独同意。', 'Ground: a consent of its own.'],
    'for.subsidy-who': ['谁看得到：只有前台。', 'Who sees it: the desk alone.'],
    'for.matters': ['办您报的事', 'The matter you report'],
    'for.matters-what': [
      '用到：您写的话、照片、留的电话。电话可以不留。',
      'Used: your words, pictures, and a number if you leave one.',
    ],
    'for.matters-why': ['依据：您来报，我们来办。', 'Ground: you ask, we act.'],
    'for.matters-who': ['谁看得到：办这件事的人。', 'Who sees it: those dealing with it.'],
    'for.care': ['平安关怀', 'Care'],
    'for.care-what': [
      '用到：您约好的平安信号、要找谁、门口要知道的事。',
      'Used: the signs you agreed on, whom to call, what to know at the door.',
    ],
    'for.care-why': ['依据：您同意；健康方面另外同意。', 'Ground: your consent; one of its own for health.'],
    'for.care-who': [
      '谁看得到：您点名的人，值班的人。不打分，不排队。',
      'Who sees it: those you named and those on duty. No scores.',
    ],
    'term.days': ['{n} 天', '{n} days'],
    'term.years': ['{n} 年', '{n} years'],
    'term.reporter_contact': ['报事留的联系方式：办结后 {n}', 'Your contact with a matter: {n} after it ended'],
    'term.matter_pictures': ['照片：办结后 {n}', 'Pictures: {n} after it ended'],
    'term.report_words': ['您写的话：办结后 {n}', 'Your words: {n} after it ended'],
    'term.matter_notes': ['答复和备注：办结后 {n}', 'Replies and notes: {n} after it ended'],
    'term.messages': ['短信内容和号码：{n}', 'Messages and their numbers: {n}'],
    'term.resident_record': ['居民登记：迁出或去世后 {n}', 'Your record: {n} after you left'],
    'term.openings': ['谁看过：{n}', 'Who looked: {n}'],
    'term.resident_requests': ['您的请求：答复后 {n}', 'Your requests: {n} after the answer'],
    'privacy.not-title': ['我们不做的', 'What we do not do'],
    'privacy.not': [
      '不给居民打分，不排名，不认人脸，不记宗教和看法。',
      'No scores, no rankings, no face recognition, no record of belief or opinion.',
    ],
  },
  hant,
)
