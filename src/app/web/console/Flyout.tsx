import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'

type Props = {
  /** What the button is called; also the name of what opens. */
  readonly label: string
  readonly face: ReactNode
  readonly children: (close: () => void) => ReactNode
}

/** A button of the top bar and what it opens under itself. Escape and a press elsewhere close it. */
export function Flyout({ label, face, children }: Props) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  useEffect(() => {
    if (!isOpen) return
    const pressed = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', pressed)
    document.addEventListener('focusin', pressed)
    return () => {
      document.removeEventListener('pointerdown', pressed)
      document.removeEventListener('focusin', pressed)
    }
  }, [isOpen])
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return
    close()
    box.current?.querySelector('button')?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from wherever inside it is pressed
    <div className="desk-flyout" ref={box} onKeyDown={closeByKey}>
      <Button
        type="text"
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {face}
      </Button>
      {isOpen ? (
        <section className="desk-flyout-sheet" id={id} aria-label={label}>
          {children(close)}
        </section>
      ) : null}
    </div>
  )
}
