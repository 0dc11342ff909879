import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { MatterFound, useMatterSearch } from '../../../matters/web/console/index.ts'
import { useCommunity } from '../../../places/web/index.ts'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { consoleMessages } from './messages.ts'

/** Finds a matter by number or words from anywhere: `/` or Ctrl K, arrows, Enter. */
export function SearchBox() {
  const t = useText(consoleMessages)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const { community } = useCommunity()
  const [words, setWords] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const { found, isBusy } = useMatterSearch(words, community?.id)
  useSearchKeys(input)

  const leave = () => {
    setOpen(false)
    setAt(-1)
    input.current?.blur()
  }
  const open = (index: number) => {
    const line = found[index]
    if (line) void navigate({ to: '/matters/$id', params: { id: line.id } })
    else void navigate({ to: '/', search: { queue: 'all', search: words.trim() } })
    leave()
  }
  const steer = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return leave()
    if (event.key === 'Enter' && words.trim()) return open(at < 0 && found.length === 1 ? 0 : at)
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const step = event.key === 'ArrowDown' ? 1 : -1
    setAt((now) => Math.max(-1, Math.min(found.length - 1, now + step)))
  }
  const isShown = isOpen && words.trim().length > 1

  return (
    <search className="desk-search">
      <Glyph name="search" />
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={isShown}
        aria-controls={`${id}-found`}
        aria-activedescendant={isShown && at >= 0 ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={t('search.hint')}
        value={words}
        maxLength={60}
        onChange={(event) => {
          setWords(event.target.value)
          setOpen(true)
          setAt(-1)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={steer}
      />
      {isShown ? (
        <div className="desk-found">
          <div role="listbox" id={`${id}-found`} aria-label={t('search.label')}>
            {found.map((line, index) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and points here
              // biome-ignore lint/a11y/useKeyWithClickEvents: the box takes the keys
              <div
                key={line.id}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === at}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => open(index)}
              >
                <MatterFound line={line} />
              </div>
            ))}
          </div>
          <p className="quiet" role="status">
            {isBusy ? t('search.busy') : found.length === 0 ? t('search.none') : ''}
          </p>
        </div>
      ) : null}
    </search>
  )
}

/** `/` (outside of text fields) and Ctrl K or ⌘ K go to the box. */
function useSearchKeys(input: { readonly current: HTMLInputElement | null }) {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const isTyping =
        event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')
      const isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey
      const isK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
      if (!isSlash && !isK) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [input])
}
