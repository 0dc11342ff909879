import { Button } from 'antd'
import { useState } from 'react'
import { callSignedIn, useSession } from '../../../people/web/index.ts'
import { useHere } from '../../../places/web/index.ts'
import type { ReplyOf } from '../../../platform/http/endpoint.ts'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState } from '../../../platform/web/states.tsx'
import { Watermark } from '../../../platform/web/Watermark.tsx'
import { openNumbers } from '../../contract-alarms.ts'
import { useAlarmWords } from '../alarm-words.ts'
import { careDeskMessages } from './messages.ts'
import { usePress } from './use-act.ts'

/** Whom to call, in the order of the chain: opened by one press, which is kept. */
export function NumbersPart({ alarm }: { readonly alarm: string }) {
  const t = useText(careDeskMessages)
  const words = useAlarmWords()
  const community = useHere()
  const { name: viewer } = useSession()
  const [numbers, setNumbers] = useState<ReplyOf<typeof openNumbers>['items'] | null>(null)
  const { press, isBusy, error } = usePress()
  const show = () =>
    press(async (commandId) => {
      const params = { community: community.id, alarm }
      setNumbers((await callSignedIn(openNumbers, { params }, { commandId })).items)
    })
  if (numbers === null)
    return (
      <>
        <p>
          <Button icon={<Glyph name="phone" />} loading={isBusy} onClick={() => void show()}>
            {t('page.numbers')}
          </Button>
        </p>
        {error ? <ErrorState error={error} /> : null}
      </>
    )
  return (
    <>
      <Watermark name={viewer} />
      <h2>{t('page.numbers')}</h2>
      {numbers.length === 0 ? <p>{t('page.no-numbers')}</p> : null}
      <ol className="care-numbers">
        {numbers.map(({ role, name, phone }) => (
          <li key={`${role} ${phone}`}>
            <span className="quiet">{words.code('role', role)}</span>
            <span>{name}</span>
            <a href={`tel:${phone}`}>{phone}</a>
          </li>
        ))}
      </ol>
    </>
  )
}
