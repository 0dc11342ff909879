import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from 'react'

const moved = new EventTarget()

/** Goes to an address of this surface without reading the page anew; back works. */
export function goTo(href: string, options: { readonly replace?: boolean } = {}): void {
  history[options.replace ? 'replaceState' : 'pushState'](null, '', href)
  scrollTo(0, 0)
  moved.dispatchEvent(new Event('move'))
}

/** The address within this site as it is now: path and query. */
export function useAddress(): { readonly path: string; readonly query: URLSearchParams } {
  const address = useSyncExternalStore(listen, () => location.pathname + location.search)
  const [path = '/', search = ''] = address.split('?')
  return { path, query: new URLSearchParams(search) }
}

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }

/** A link inside the surface. New tabs and downloads stay what they are. */
export function PageLink({ href, onClick, children, ...rest }: Props) {
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
    goTo(href)
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
