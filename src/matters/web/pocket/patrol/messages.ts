import { defineMessages } from '../../../../platform/i18n/messages.ts'
import { hant } from './messages.hant.generated.ts'

/** What the three screens of a report from a patrol say, where it differs from a resident's. */
export const patrolMessages = defineMessages(
  {
    'patrol.title': ['巡查上报', 'Report from a patrol'],
    'patrol.more': ['最后一步', 'Last step'],
    'patrol.handled': ['当场已经办好', 'Already put right on the spot'],
    'patrol.handled-hint': [
      '照片拍办好的样子。之后由居民或另一个人确认。',
      'Let the picture show it put right. A resident or a second person confirms it.',
    ],
    'patrol.handled-words': ['怎么办好的', 'How it was put right'],
    'patrol.contact': ['有居民要听回音吗', 'Does a resident want to hear back'],
    'patrol.contact-hint': [
      '留了电话才填，只用于这件事。',
      'Only where she left a number; it is used for this matter only.',
    ],
    'patrol.kept': ['已存在手机里', 'Kept on this phone'],
    'patrol.kept-do': [
      '有网自己发。现在可以接着走。',
      'It is sent by itself once there is a connection. You can walk on.',
    ],
    'patrol.sent': ['报上去了', 'Reported'],
    'patrol.number': ['编号', 'Number'],
    'patrol.refused': ['没报上去', 'It was refused'],
    'patrol.handled-waiting': ['“当场办好”和照片正在发。', '“Put right on the spot” and the pictures are being sent.'],
    'patrol.another': ['再报一件', 'Report another'],
    'patrol.open': ['打开这件事', 'Open the matter'],
    'patrol.nowhere': ['还没有读到楼栋', 'The buildings are not read yet'],
    'patrol.nowhere-do': [
      '有网时打开一次这一页，以后没网也能报。',
      'Open this page once with a connection; after that it works without.',
    ],
    'patrol.no-area': ['您的任职没有片区', 'Your post has no area'],
    'patrol.no-area-do': [
      '看到问题，请扫楼道里的二维码报。',
      'If you see a problem, report it with the code in the staircase.',
    ],
  },
  hant,
)
