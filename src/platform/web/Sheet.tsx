import './frame.css'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './Button.tsx'
import { useText } from './LanguageProvider.tsx'
import { frameMessages } from './messages.ts'

type Props = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A sheet that slides over the foot of the screen for further actions; keeps the focus until it is closed. */
export function Sheet({ title, isOpen, onClose, children }: Props) {
  const t = useText(frameMessages)
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (!element || element.open === isOpen) return
    if (!isOpen) return element.close?.()
    // Browsers from before dialogs show the sheet in the flow of the page.
    if (element.showModal) element.showModal()
    else element.setAttribute('open', '')
  }, [isOpen])
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={id} onClose={onClose}>
      {isOpen ? (
        <div className="stack">
          <div className="sheet-head">
            <h2 id={id}>{title}</h2>
            <Button kind="quiet" onClick={onClose}>
              {t('state.close')}
            </Button>
          </div>
          {children}
        </div>
      ) : null}
    </dialog>
  )
}
