import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from 'react'

const moved = new EventTarget()

/** Goes to an address of this surface without reading the page anew; back works. */
export function goTo(href: string, { replace = false, keepPlace = false }: GoOptions = {}): void {
  const from = replace ? cameFrom() : location.pathname + location.search
  history[replace ? 'replaceState' : 'pushState']({ from }, '', href)
  if (!keepPlace) scrollTo(0, 0)
  moved.dispatchEvent(new Event('move'))
}

type GoOptions = {
  /** The address now is forgotten by the back button. */
  readonly replace?: boolean
  /** The page stays scrolled as it is. */
  readonly keepPlace?: boolean
}

/** Goes up to an address: by the browser's own back where that leads there, so that nobody goes round in a circle. */
export function goBack(href: string): void {
  if (cameFrom() === href) history.back()
  else goTo(href, { replace: true })
}

function cameFrom(): string | null {
  return (history.state as { from?: string } | null)?.from ?? null
}

/** The address within this site as it is now: path and query. */
export function useAddress(): { readonly path: string; readonly query: URLSearchParams } {
  const address = useSyncExternalStore(listen, () => location.pathname + location.search)
  const [path = '/', search = ''] = address.split('?')
  return { path, query: new URLSearchParams(search) }
}

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & {
  readonly href: string
  /** Goes up, by the browser's back where it leads there. */
  readonly isBack?: boolean
}

/** A link inside the surface. New tabs and downloads stay what they are. */
export function PageLink({ href, isBack = false, onClick, children, ...rest }: Props) {
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  )

  function follow(event: MouseEvent<HTMLAnchorElement>): void {
    onClick?.(event)
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (event.defaultPrevented || !isPlain || rest.target) return
    event.preventDefault()
    if (isBack) goBack(href)
    else goTo(href)
  }
}

function listen(hear: () => void): () => void {
  addEventListener('popstate', hear)
  moved.addEventListener('move', hear)
  return () => {
    removeEventListener('popstate', hear)
    moved.removeEventListener('move', hear)
  }
}
