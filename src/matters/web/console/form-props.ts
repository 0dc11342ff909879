import type { MatterPage } from '../../contract.ts'
import type { ActName, Ask, Draft } from './act-forms.ts'

/** What the form of an act is opened with. */
export type ActFormProps = {
  readonly matter: MatterPage
  readonly act: ActName
  /** What the place on the page already says: which report, which remark, which request. */
  readonly given?: Draft
  readonly onClose: () => void
}

/** What each question of a form gets. */
export type AskProps = {
  readonly ask: Ask
  readonly matter: MatterPage
  readonly draft: Draft
  readonly change: (part: Draft) => void
}
