import './staff.css'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { postKinds } from '../../../platform/actor.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { useSession } from '../session.tsx'
import { CreateSheet, type Secret } from './AccountSheets.tsx'
import { staffMessages } from './messages-staff.ts'
import { StaffCard } from './StaffCard.tsx'
import { type StaffFilter, useOfficesPresent, useStaff } from './use-staff.ts'

const shows = ['all', 'pending', 'suspended'] as const

/** Accounts with their posts, narrowed by words, state, kind and office. */
export function StaffPanel() {
  const t = useText(staffMessages)
  const { doors } = useSession()
  const offices = useOfficesPresent()
  const [filter, setFilter] = useState<StaffFilter>({ show: 'all', search: '' })
  const [kind, setKind] = useState<string>()
  const [office, setOffice] = useState<string>()
  const [secret, setSecret] = useState<Secret | null>(null)
  const [isMaking, setMaking] = useState(false)
  const staff = useStaff(filter)
  const lines = (staff.data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter(({ posts }) => !kind || posts.some((post) => post.kind === kind))
    .filter(({ posts }) => !office || posts.some((post) => post.office?.id === office))
  return (
    <section className="stack" aria-labelledby="staff-list">
      <h2 id="staff-list">{t('list.title')}</h2>
      <div className="row">
        <Input
          type="search"
          className="staff-find"
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          value={filter.search}
          onChange={(event) => setFilter({ ...filter, search: event.target.value })}
        />
        <ChoiceBox
          label={t('list.show')}
          isLabelHidden
          value={filter.show}
          choices={shows.map((value) => ({ value, label: t(`list.${value}`) }))}
          onChange={(show) => setFilter({ ...filter, show: shows.find((each) => each === show) ?? 'all' })}
        />
        <ChoiceBox
          label={t('list.kind')}
          isLabelHidden
          none={t('list.any-kind')}
          value={kind}
          choices={postKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={setKind}
        />
        <ChoiceBox
          label={t('list.office')}
          isLabelHidden
          none={t('offices.all')}
          value={office}
          choices={(offices.data?.items ?? []).map(({ office: value, name }) => ({ value, label: name }))}
          onChange={setOffice}
        />
        {doors.includes('accounts') ? (
          <Button type="primary" aria-expanded={isMaking} onClick={() => setMaking(!isMaking)}>
            {t('act.create')}
          </Button>
        ) : null}
      </div>
      {isMaking ? <CreateSheet onSecret={setSecret} onClose={() => setMaking(false)} /> : null}
      {secret ? <SecretNotice secret={secret} onClose={() => setSecret(null)} /> : null}
      {staff.isError ? <ErrorState error={staff.error} onAgain={() => void staff.refetch()} /> : null}
      {staff.isPending ? <LoadingFrame shape="cards" lines={4} /> : null}
      {staff.data && lines.length === 0 ? <Empty title={t('list.none')} /> : null}
      <ul className="staff-list">
        {lines.map((line) => (
          <StaffCard key={line.account} line={line} onSecret={setSecret} />
        ))}
      </ul>
      {staff.hasNextPage ? <Button onClick={() => void staff.fetchNextPage()}>{t('list.more')}</Button> : null}
    </section>
  )
}

function SecretNotice({ secret, onClose }: { readonly secret: Secret; readonly onClose: () => void }) {
  const t = useText(staffMessages)
  return (
    <Notice
      tone="watch"
      spoken
      title={t('secret.title', { name: secret.name, username: secret.username })}
      action={<Button onClick={onClose}>{t('secret.close')}</Button>}
    >
      {secret.password ? <p className="staff-secret">{secret.password}</p> : null}
      <p>{t(secret.password ? 'secret.once' : 'secret.gone')}</p>
    </Notice>
  )
}
