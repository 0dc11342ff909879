import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useSession } from '../../../people/web/index.ts'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { consoleMessages } from './messages.ts'
import { useFound } from './use-found.tsx'

/** Finds matters, residents, doors, buildings and organisations from anywhere: `/` or Ctrl K, arrows, Enter. */
export function SearchBox() {
  const t = useText(consoleMessages)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const { doors } = useSession()
  const { say } = useProblemText()
  const [words, setWords] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const { items, isBusy, error } = useFound(words)
  useSearchKeys(input)

  const leave = () => {
    setOpen(false)
    setAt(-1)
    input.current?.blur()
  }
  const open = (index: number) => {
    const item = items[index]
    if (!item && !doors.includes('desk') && !doors.includes('field')) return
    if (item) item.open()
    else void navigate({ to: '/', search: { queue: 'all', search: words.trim() } })
    if (!item?.isAsking) leave()
  }
  const steer = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return leave()
    if (event.key === 'Enter' && words.trim()) return open(at < 0 && items.length === 1 ? 0 : at)
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const step = event.key === 'ArrowDown' ? 1 : -1
    setAt((now) => Math.max(-1, Math.min(items.length - 1, now + step)))
  }
  const isShown = isOpen && (words.trim().length > 1 || /\p{Script=Han}/u.test(words))

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
            {items.map(({ key, face }, index) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and points here
              // biome-ignore lint/a11y/useKeyWithClickEvents: the box takes the keys
              <div
                key={key}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === at}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => open(index)}
              >
                {face}
              </div>
            ))}
          </div>
          <p className="quiet" role="status">
            {error ? say(error) : isBusy ? t('search.busy') : items.length === 0 ? t('search.none') : ''}
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
