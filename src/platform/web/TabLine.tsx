import './tab-line.css'
import { type ReactNode, useEffect, useRef } from 'react'

type Props = { readonly label: string; readonly children: ReactNode }

/** The pages of a room, as links. On a narrow screen they stay one line that is moved sideways, with the page one is on in sight. */
export function TabLine({ label, children }: Props) {
  const line = useRef<HTMLElement>(null)
  useEffect(() => {
    const shown = line.current!
    const current = shown.querySelector<HTMLElement>('[aria-current=page]')
    if (current) bringIntoSight(shown, current)
    const follow = ({ target }: FocusEvent) => bringIntoSight(shown, target as HTMLElement)
    shown.addEventListener('focusin', follow)
    return () => shown.removeEventListener('focusin', follow)
  }, [])
  return (
    <nav ref={line} className="tab-line no-print" aria-label={label}>
      {children}
    </nav>
  )
}

/** Moves the line only: the page itself stays where it is. */
function bringIntoSight(line: HTMLElement, link: HTMLElement): void {
  line.scrollLeft = link.offsetLeft - (line.clientWidth - link.offsetWidth) / 2
}
