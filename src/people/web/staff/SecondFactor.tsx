import { Button } from 'antd'
import { useState } from 'react'
import type { ReplyOf } from '../../../platform/http/endpoint.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { beginSecondFactor, confirmSecondFactor } from '../../contract-session.ts'
import { useSession } from '../session.tsx'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from './ActSheet.tsx'
import { CodePicture } from './CodePicture.tsx'
import { staffMessages } from './messages-staff.ts'

type Begun = ReplyOf<typeof beginSecondFactor>

/** Sets up the own authenticator: password, then the key, then its first code. */
export function SecondFactor() {
  const t = useText(staffMessages)
  const { hasSecondFactor } = useSession()
  const [isOpen, setOpen] = useState(false)
  const [begun, setBegun] = useState<Begun | null>(null)
  const close = () => {
    setOpen(false)
    setBegun(null)
  }
  return (
    <section className="stack-tight" aria-labelledby="staff-factor">
      <h2 id="staff-factor">{t('factor.title')}</h2>
      <p>{t(hasSecondFactor ? 'factor.has' : 'factor.none')}</p>
      {isOpen ? null : (
        <div>
          <Button onClick={() => setOpen(true)}>{t('factor.begin')}</Button>
        </div>
      )}
      {isOpen && !begun ? <BeginSheet onBegun={setBegun} onClose={close} asksCode={hasSecondFactor} /> : null}
      {begun ? <FinishSheet begun={begun} onClose={close} /> : null}
    </section>
  )
}

type BeginProps = {
  readonly asksCode: boolean
  readonly onBegun: (begun: Begun) => void
  readonly onClose: () => void
}

function BeginSheet({ asksCode, onBegun, onClose }: BeginProps) {
  const t = useText(staffMessages)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const send = async () => {
    const body = { password, ...(asksCode ? { code: code.trim() } : {}) }
    onBegun(await callSignedIn(beginSecondFactor, { body }))
  }
  return (
    <ActSheet title={t('factor.begin')} onSend={send} onCancel={onClose}>
      {(wrong) => (
        <>
          <ActLine
            label={t('factor.password')}
            type="password"
            value={password}
            wrong={wrong('password')}
            onChange={setPassword}
          />
          {asksCode ? (
            <ActLine label={t('factor.old-code')} value={code} wrong={wrong('code')} onChange={setCode} />
          ) : null}
        </>
      )}
    </ActSheet>
  )
}

function FinishSheet({ begun, onClose }: { readonly begun: Begun; readonly onClose: () => void }) {
  const t = useText(staffMessages)
  const [code, setCode] = useState('')
  const send = () => callSignedIn(confirmSecondFactor, { body: { code: code.replace(/\s/g, '') } })
  return (
    <ActSheet title={t('factor.finish-title')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <CodePicture rows={begun.code} label={t('factor.picture')} />
          <p>{t('factor.scan')}</p>
          <p className="staff-secret">{begun.secret.match(/.{1,4}/g)?.join(' ')}</p>
          <p>
            <a href={begun.address}>{t('factor.link')}</a>
          </p>
          <ActLine label={t('factor.code')} value={code} wrong={wrong('code')} onChange={setCode} />
        </>
      )}
    </ActSheet>
  )
}
