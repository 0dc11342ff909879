import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { endItem, type Partner } from '../../contract-partners.ts'
import { callSignedIn } from '../session-watch.ts'
import { useActed } from '../staff/use-staff.ts'
import { AgreeSheet } from './ListSheets.tsx'
import { partnerMessages } from './messages-partners.ts'

type Item = Partner['resources'][number]

/** An item of a list with its kind and field of life. */
export function ResourceLine({ item, mayKeep }: { readonly item: Item; readonly mayKeep: boolean }) {
  const t = useText(partnerMessages)
  const { say } = useProblemText()
  const community = useHere().id
  const acted = useActed()
  const [error, setError] = useState<unknown>(null)
  const takeOff = () =>
    callSignedIn(endItem, { params: { id: item.id }, body: { community } }, { commandId: newBrowserId() }).then(
      acted,
      setError,
    )
  return (
    <li>
      <div className="member-line">
        <span>{item.title}</span>
        <span className="quiet">
          {t(`kind.${item.kind}`)} · {t(`area.${item.area}`)}
        </span>
        {item.isNow ? null : <span className="quiet">{t('list.ended')}</span>}
        {mayKeep && item.isNow ? (
          <span className="member-acts">
            <Button size="small" aria-label={`${t('act.take-off')} ${item.title}`} onClick={() => void takeOff()}>
              {t('act.take-off')}
            </Button>
          </span>
        ) : null}
      </div>
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
    </li>
  )
}

type NeedProps = { readonly need: Partner['needs'][number]; readonly mayKeep: boolean }

/** A need with the resources that fit it. */
export function NeedLine({ need, mayKeep }: NeedProps) {
  const t = useText(partnerMessages)
  const [resource, setResource] = useState<string | null>(null)
  return (
    <>
      <ResourceLine item={need} mayKeep={mayKeep} />
      {need.isNow ? (
        <li className="partner-fits">
          <span className="quiet">{t(need.fits.length > 0 ? 'need.fits' : 'need.no-fit')}</span>
          <ul>
            {need.fits.map((fit) => (
              <li key={fit.id} className="row">
                <span>
                  {fit.title} · {fit.partner.name}
                </span>
                {mayKeep ? (
                  <Button
                    size="small"
                    aria-expanded={resource === fit.id}
                    aria-label={`${t('act.agree')} ${fit.title}`}
                    onClick={() => setResource(resource === fit.id ? null : fit.id)}
                  >
                    {t('act.agree')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
          {resource ? <AgreeSheet need={need} resource={resource} onClose={() => setResource(null)} /> : null}
        </li>
      ) : null}
    </>
  )
}
