import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages-problems.hant.generated.ts'

/** What is said where the register refuses something. */
export const residentProblems = defineMessages(
  {
    'people.no-such-resident': [
      '这里没有这位居民。可能已经搬走，或者住在别的网格。',
      'There is no such resident here. She may have moved away, or live in another grid.',
    ],
    'people.second-head': [
      '这一户已经有户主。请先改原来的户主，或者选别的关系。',
      'This household has a head already. Change the present head first, or choose another place.',
    ],
    'people.second-household': [
      '这扇门里已经登记了一户。把人加到这一户就行。',
      'A household is entered behind this door already. Add the person to it.',
    ],
    'people.ended-dwelling': [
      '这套房已经不在了，请选现在的房号。',
      'This dwelling is no longer there; choose the present one.',
    ],
    'people.ended-resident': ['这位居民的登记已经结束。', 'This record has ended.'],
    'people.nothing-kept': ['这一项没有登记。', 'Nothing is kept there.'],
    'people.purpose-not-given': [
      '本人没有同意这个用途，或者已经收回。请先问本人；危急时选“紧急”。',
      'She did not agree to this use, or took it back. Ask her first; in an emergency choose “emergency”.',
    ],
  },
  hant,
)
