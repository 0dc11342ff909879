import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages-problems.hant.generated.ts'

/** What is said on a phone about a step that was refused, where it differs from the desk. */
export const pocketProblems = defineMessages(
  {
    'http.not-found': [
      '这件事现在不归您看，可能已经转给别人。',
      'This matter is not yours to see; it may have gone to somebody else.',
    ],
    'matters.refused:not-your-place': [
      '这里不是您的片区，报不了。请居民自己报，或打电话给社区。',
      'This place is not in your area. Let the resident report it, or telephone the desk.',
    ],
    'matters.not-now:not-in-this-stage': [
      '别人已经办过一步，这一步用不上了。打开这件事看看现在的情况。',
      'Somebody has moved it on and this step no longer fits. Open the matter and look.',
    ],
    'matters.not-now:already-ended': [
      '这件事已经了结，这一步用不上了。',
      'This matter has ended; the step is no longer needed.',
    ],
    'matters.refused:not-yours': ['这件事已经不在您手上。', 'This matter is no longer in your hands.'],
  },
  hant,
)
