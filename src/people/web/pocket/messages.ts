import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages.hant.generated.ts'

/** What signing in says on a phone, beside what it says everywhere. */
export const pocketSignInMessages = defineMessages(
  {
    'pocket.lead': [
      '给网格员、楼长、亲友团和物业师傅',
      'For grid workers, captains, volunteers and the property company',
    ],
    'pocket.kept': [
      '写的、拍的都存在这台手机里，登录后自己发出去。',
      'What you wrote and photographed is kept on this phone and is sent once you sign in.',
    ],
    'pocket.later': ['先不登录', 'Not now'],
    'pocket.line': ['要重新登录才能发送', 'Sign in again to send'],
    'pocket.someone-else': [
      '换一个人登录，手机里存的事会清掉；前一位没发出的留着，等本人登录再发。',
      'If somebody else signs in, kept matters are wiped; what the one before has not sent stays until she signs in.',
    ],
    'people.too-many-tries': [
      '这台手机上试错太多次了，先歇一歇。',
      'Too many wrong tries from this phone; take a short break.',
    ],
  },
  hant,
)
