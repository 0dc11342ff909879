import { useId, useRef, useState } from 'react'
import { Button } from '../../../../platform/web/Button.tsx'
import { copyText } from '../../../../platform/web/copy-text.ts'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { sentMessages } from './messages-sent.ts'

type Props = { readonly link: string }

/** The secret link: to copy, to share, or as a code for another phone. Works without TLS and in embedded browsers. */
export function OwnLink({ link }: Props) {
  const t = useText(sentMessages)
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<'sent.copied' | 'sent.copy-self' | null>(null)
  const [code, setCode] = useState<string | null>(null)
  return (
    <section className="stack-tight" aria-labelledby={id}>
      <h2 id={id}>{t('sent.link')}</h2>
      <p className="quiet">{t('sent.link-lead')}</p>
      <input ref={field} className="field-control" readOnly value={link} aria-labelledby={id} />
      <div className="row">
        <Button onClick={() => void copy()}>{t('sent.copy')}</Button>
        {'share' in navigator ? <Button onClick={() => void share()}>{t('sent.share')}</Button> : null}
        <Button onClick={() => void showCode()} aria-expanded={code !== null}>
          {t('sent.code')}
        </Button>
      </div>
      <p role="status">{said ? t(said) : null}</p>
      {code ? <img className="own-code" src={code} alt={t('sent.code-alt')} width={240} height={240} /> : null}
    </section>
  )

  async function copy(): Promise<void> {
    const isCopied = await copyText(link)
    if (!isCopied) field.current?.select()
    setSaid(isCopied ? 'sent.copied' : 'sent.copy-self')
  }

  async function share(): Promise<void> {
    // Closing the phone's own sheet is no failure.
    await navigator.share({ url: link }).catch(() => {})
  }

  async function showCode(): Promise<void> {
    if (code) return setCode(null)
    const { toDataURL } = await import('qrcode')
    setCode(await toDataURL(link, { width: 480, margin: 2 }))
  }
}
