import { defineMessages } from '../../platform/i18n/messages.ts'
import { hant } from './messages-sign-in.hant.generated.ts'

export const signInMessages = defineMessages(
  {
    'sign-in.title': ['登录港湾', 'Sign in to Gangwan'],
    'sign-in.again': ['请再登录一次', 'Please sign in again'],
    'sign-in.again-why': [
      '有一阵没动，已经自动退出。您写的都还在，登录后接着办。',
      'You were signed out after a quiet while. What you wrote is kept; sign in and go on.',
    ],
    'sign-in.lead': ['给社区、网格和街道的工作人员', 'For the staff of community, grids and sub-district'],
    'sign-in.username': ['用户名', 'User name'],
    'sign-in.password': ['密码', 'Password'],
    'sign-in.show': ['显示密码', 'Show password'],
    'sign-in.code': ['验证码', 'Code'],
    'sign-in.code-help': [
      '打开手机上的验证器，填上面的 6 位数字。',
      'Open the authenticator on your phone and type its six digits.',
    ],
    'sign-in.submit': ['登录', 'Sign in'],
    'sign-in.busy': ['正在登录', 'Signing in'],
    'sign-in.back': ['换一个用户名', 'Use another name'],
    'sign-in.wait': ['请等 {length}再试。', 'Please wait {length} before trying again.'],
    'sign-in.others': [
      '居民报事不用登录，请扫楼道里的二维码。',
      'Residents need no account: scan the code in your staircase.',
    ],
    'sign-in.retry': ['再试一次', 'Try again'],
    'sign-in.start-over': [
      '换人登录会离开这一页，没发出的内容不保留。',
      'Another person signing in leaves this page; what was not sent is dropped.',
    ],
    'password.title': ['先换一个自己的密码', 'First choose your own password'],
    'password.why': [
      '现在的密码是别人给您的。换成只有自己知道的，再开始办事。',
      'Somebody gave you this password. Choose one that only you know, then begin.',
    ],
    'password.current': ['现在的密码', 'Password now'],
    'password.next': ['新密码', 'New password'],
    'password.next-help': ['至少 12 个字，可以是一句话。', 'At least 12 characters; a sentence is fine.'],
    'password.again': ['新密码再写一次', 'New password once more'],
    'password.differs': ['两次写的不一样', 'The two are not alike'],
    'password.too-short': ['还不够 12 个字', 'Fewer than 12 characters'],
    'password.submit': ['换密码', 'Change password'],
    'people.wrong-credentials': [
      '用户名或密码不对。请再看看大小写。',
      'User name or password is wrong. Check capital letters.',
    ],
    'people.code-needed': ['还要填手机验证器上的验证码。', 'The code of your authenticator is needed too.'],
    'people.wrong-code': [
      '验证码不对，或者已经过时。请填现在显示的那个。',
      'The code is wrong or has run out. Type the one shown now.',
    ],
    'people.too-many-tries': [
      '这台电脑上试错太多次了，先歇一歇。',
      'Too many wrong tries from here; take a short break.',
    ],
    'people.suspended': ['这个账号停用了，请找管理员。', 'This account is suspended; ask the administrator.'],
    'people.weak-password:too-short': ['太短了，至少 12 个字。', 'Too short; at least 12 characters.'],
    'people.weak-password:too-long': ['太长了，最多 128 个字。', 'Too long; at most 128 characters.'],
    'people.weak-password:too-few-different': [
      '用的字太少，换几个不一样的。',
      'Too few different characters; vary them.',
    ],
    'people.weak-password:like-the-name': [
      '跟用户名或姓名太像，请换一个。',
      'Too much like your name; choose another.',
    ],
    'people.weak-password:too-common': ['这个密码太常见，请换一个。', 'This password is too common; choose another.'],
    'people.refused': ['这件事不归您办。', 'This is not yours to do.'],
    'people.weak-password': ['这个密码太容易猜，请换一个。', 'This password is easy to guess; choose another.'],
  },
  hant,
)
