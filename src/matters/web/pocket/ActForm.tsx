import { useState } from 'react'
import { Button } from '../../../platform/web/Button.tsx'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import type { Photo } from '../../../platform/web/PhotoPicker.tsx'
import type { MatterPage } from '../../contract.ts'
import { actMessages } from '../console/messages-acts.ts'
import { useMatterWords } from '../console/words.ts'
import { ActFields } from './ActFields.tsx'
import { pocketMessages } from './messages.ts'
import { type ActDraft, formOf, missingFor, type PhoneAct } from './phone-acts.ts'
import { sendAct } from './send-act.ts'
import { useStepWords } from './step-words.ts'

type Kept = { readonly draft: ActDraft; readonly photos: readonly Photo[]; readonly commandId: string }

// What was typed or photographed outlives a sheet closed by mistake; never the page.
const unfinished = new Map<string, Kept>()

type Props = {
  readonly matter: Pick<MatterPage, 'id' | 'number' | 'extension'>
  readonly act: PhoneAct
  /** What is settled already; of a decision only what stands beside it is asked then. */
  readonly given: ActDraft
  /** What the button says where it can say more than that something is sent. */
  readonly verb?: string
  readonly onSent: () => void
  /** Another button of the sheet is the primary one. */
  readonly isSecond?: boolean
}

/** The fields of one step and the button that gives it to the outbox. */
export function ActForm({ matter, act, given, verb, onSent, isSecond = false }: Props) {
  const t = useText(pocketMessages)
  const say = useText(actMessages)
  const { step } = useStepWords()
  const usual = useUsualWords(act)
  const words = useMatterWords()
  const name = [matter.id, act, given.report, given.assist, given.granted].join()
  const [kept, setKept] = useState<Kept>(
    () => unfinished.get(name) ?? { draft: given, photos: [], commandId: newBrowserId() },
  )
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [isLost, setLost] = useState(false)
  const { draft, photos } = kept
  const missing = isTried ? missingFor(act, draft, photos.length) : null
  return (
    <div className="stack">
      <p className="quiet">{say(`about.${act}`)}</p>
      {act === 'approve-extension' && matter.extension ? (
        <p className="pocket-asked">{words.extension(matter.extension)}</p>
      ) : null}
      <ActFields
        matter={matter}
        asks={formOf(act).asks.filter((ask) => ask !== 'granted' || given.granted === undefined)}
        draft={draft}
        photos={photos}
        missing={missing}
        onChange={(part) => change({ draft: { ...draft, ...part } })}
        onPhotos={(next) => change({ photos: next })}
      />
      {isLost ? <Notice tone="bad" spoken title={t('act.not-kept')} /> : null}
      <Button kind={isSecond ? 'secondary' : 'primary'} wide busy={isBusy} onClick={() => void send()}>
        {verb ?? t('act.send')}
      </Button>
    </div>
  )

  function change(part: Partial<Kept>): void {
    const next = { ...kept, ...part }
    unfinished.set(name, next)
    setKept(next)
  }

  async function send(): Promise<void> {
    setTried(true)
    if (missingFor(act, draft, photos.length) || isBusy) return
    setBusy(true)
    setLost(false)
    try {
      const title = `${step(act)} · ${matter.number}`
      await sendAct({ matter: matter.id, act, ...kept, title, usual: usual(draft) })
      unfinished.delete(name)
      onSent()
    } catch {
      setLost(true)
    } finally {
      setBusy(false)
    }
  }
}

/** What is sent where nothing was written. */
function useUsualWords(act: PhoneAct): (draft: ActDraft) => string {
  const t = useText(pocketMessages)
  const words = useMatterWords()
  return ({ callResult }) => {
    if (act === 'done' || act === 'handle-on-spot' || act === 'make-safe') return t(`act.usual-${act}`)
    return callResult ? words.code('call', callResult) : ''
  }
}
