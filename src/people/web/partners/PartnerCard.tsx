import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import type { Partner } from '../../contract-partners.ts'
import { AgreementSheet, ItemSheet } from './ListSheets.tsx'
import { partnerMessages } from './messages-partners.ts'
import { NeedLine, ResourceLine } from './PartnerItems.tsx'
import { ProjectLine } from './ProjectLine.tsx'

type Props = { readonly partner: Partner; readonly mayKeep: boolean }
type Act = 'sign' | 'need' | 'resource'

/** One partner: agreements, and the needs, resources and projects list. */
export function PartnerCard({ partner, mayKeep }: Props) {
  const t = useText(partnerMessages)
  const [open, setOpen] = useState<Act | null>(null)
  const close = () => setOpen(null)
  const button = (act: Act) =>
    mayKeep ? (
      <span className="member-acts">
        <Button size="small" aria-expanded={open === act} onClick={() => setOpen(open === act ? null : act)}>
          {t(`act.${act}`)}
        </Button>
      </span>
    ) : null
  return (
    <section className="card team" aria-labelledby="partner">
      <h2 id="partner">{partner.name}</h2>
      <div className="row">
        <h3>{t('agreement.title')}</h3>
        {button('sign')}
      </div>
      {open === 'sign' ? <AgreementSheet partner={partner} onClose={close} /> : null}
      <ul>
        {partner.agreements.map((each) => (
          <li key={each.id} className="member-line">
            <strong>{each.title}</strong>
            {each.renews ? <span>{t('agreement.renewal')}</span> : null}
            <span className="quiet">{t('agreement.signed', { day: each.signedOn })}</span>
            <span className="quiet">
              {each.to
                ? t('agreement.span', { from: each.from, to: each.to })
                : t('agreement.open', { from: each.from })}
            </span>
            {each.isNow ? <StatusMark tone="good" word={t('partners.in-force')} /> : null}
          </li>
        ))}
      </ul>
      <div className="row">
        <h3>{t('need.title')}</h3>
        {button('need')}
      </div>
      {open === 'need' ? <ItemSheet partner={partner.id} list="need" onClose={close} /> : null}
      {partner.needs.length === 0 ? <p className="quiet">{t('list.empty')}</p> : null}
      <ul>
        {partner.needs.map((need) => (
          <NeedLine key={need.id} need={need} mayKeep={mayKeep} />
        ))}
      </ul>
      <div className="row">
        <h3>{t('resource.title')}</h3>
        {button('resource')}
      </div>
      {open === 'resource' ? <ItemSheet partner={partner.id} list="resource" onClose={close} /> : null}
      {partner.resources.length === 0 ? <p className="quiet">{t('list.empty')}</p> : null}
      <ul>
        {partner.resources.map((resource) => (
          <ResourceLine key={resource.id} item={resource} mayKeep={mayKeep} />
        ))}
      </ul>
      <h3>{t('project.title')}</h3>
      {partner.projects.length === 0 ? <p className="quiet">{t('list.empty')}</p> : null}
      <ul>
        {partner.projects.map((project) => (
          <ProjectLine key={project.id} project={project} mayKeep={mayKeep} />
        ))}
      </ul>
    </section>
  )
}
