import { Button, ButtonLink } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import type { Danger } from '../../../rules-words.ts'
import { reportMessages } from './messages.ts'

const numbers = [
  ['119', 'danger.fire'],
  ['120', 'danger.medical'],
  ['110', 'danger.police'],
] as const

/** The three emergency numbers, before anything is typed. */
export function DangerStrip() {
  const t = useText(reportMessages)
  return (
    <section className="danger-strip" aria-label={t('danger.title')}>
      <p>{t('danger.title')}</p>
      <ul className="danger-numbers">
        {numbers.map(([number, word]) => (
          <li key={number}>
            <a href={`tel:${number}`} className="danger-number">
              <strong>{number}</strong>
              <span>{t(word)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const calls: Readonly<Record<Danger, readonly ('119' | '120' | '110')[]>> = {
  fire: ['119'],
  gas: ['119'],
  violence: ['110'],
  person: ['120', '110'],
}

type Props = { readonly danger: Danger; readonly isSeen: boolean; readonly onSeen: () => void }

/** What to do first when the words sound dangerous; one goes on after saying that it was read. */
export function DangerCard({ danger, isSeen, onSeen }: Props) {
  const t = useText(reportMessages)
  return (
    <Notice
      tone="bad"
      spoken
      title={t(`danger.is-${danger}`)}
      action={
        <>
          {calls[danger].map((number) => (
            <ButtonLink key={number} kind="primary" glyph="phone" href={`tel:${number}`}>
              {t('danger.call', { number })}
            </ButtonLink>
          ))}
          {isSeen ? null : <Button onClick={onSeen}>{t('danger.seen')}</Button>}
        </>
      }
    >
      <p>{t(`danger.is-${danger}-do`)}</p>
    </Notice>
  )
}
