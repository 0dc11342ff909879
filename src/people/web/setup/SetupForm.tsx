import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { call } from '../../../platform/web/api-client.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { type FirstPerson, setUpFirst } from '../../contract-setup.ts'
import { type Draft, emptyDraft, wishOf } from './draft.ts'
import { GridsPart } from './GridsPart.tsx'
import { setupMessages } from './messages-setup.ts'
import { SetupField } from './SetupField.tsx'

type Props = { readonly needsCode: boolean; readonly onDone: (draft: Draft) => void }

/** Everything an installation begins with, on one page; what is wrong is said at its field and nothing typed is lost. */
export function SetupForm({ needsCode, onDone }: Props) {
  const t = useText(setupMessages)
  const { say, sayField } = useProblemText()
  const [draft, setDraft] = useState(emptyDraft)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const put = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const wrong = (field: string) => (error ? sayField(error, field) : null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    setError(null)
    await call(setUpFirst, { body: wishOf(draft) }).then(() => onDone(draft), setError)
    setBusy(false)
  }
  return (
    <form className="setup-form" onSubmit={submit} noValidate>
      {needsCode ? (
        <SetupField
          label={t('setup.code')}
          help={t('setup.code-help')}
          value={draft.setupCode}
          wrong={wrong('code')}
          onChange={(setupCode) => put({ setupCode })}
        />
      ) : null}
      <div className="setup-pair">
        <PersonPart
          who="administrator"
          person={draft.administrator}
          wrong={(field) => wrong(`administrator.${field}`)}
          onChange={(administrator) => put({ administrator })}
        />
        <PersonPart
          who="officer"
          person={draft.securityOfficer}
          wrong={(field) => wrong(`securityOfficer.${field}`)}
          onChange={(securityOfficer) => put({ securityOfficer })}
        />
      </div>
      <CommunityPart draft={draft} wrong={(field) => wrong(`community.${field}`)} put={put} />
      <GridsPart grids={draft.grids} wrong={wrong('community.grids')} onChange={(grids) => put({ grids })} />
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
      <div className="row">
        <Button type="primary" size="large" htmlType="submit" loading={isBusy}>
          {t('setup.submit')}
        </Button>
        <span role="status" className="quiet">
          {isBusy ? t('setup.busy') : ''}
        </span>
      </div>
    </form>
  )
}

type Wrong = (field: string) => string | null
type PersonProps = {
  readonly who: 'administrator' | 'officer'
  readonly person: FirstPerson
  readonly wrong: Wrong
  readonly onChange: (person: FirstPerson) => void
}

function PersonPart({ who, person, wrong, onChange }: PersonProps) {
  const t = useText(setupMessages)
  return (
    <fieldset className="setup-part">
      <legend>{t(`setup.${who}`)}</legend>
      <p className="quiet">{t(`setup.${who}-why`)}</p>
      <SetupField
        label={t('setup.name')}
        value={person.name}
        wrong={wrong('name')}
        onChange={(name) => onChange({ ...person, name })}
      />
      <SetupField
        label={t('setup.username')}
        help={t('setup.username-help')}
        most={32}
        value={person.username}
        wrong={wrong('username')}
        onChange={(username) => onChange({ ...person, username })}
      />
      <SetupField
        label={t('setup.password')}
        help={t('setup.password-help')}
        isSecret
        most={200}
        value={person.password}
        wrong={wrong('password')}
        onChange={(password) => onChange({ ...person, password })}
      />
    </fieldset>
  )
}

type CommunityProps = { readonly draft: Draft; readonly wrong: Wrong; readonly put: (part: Partial<Draft>) => void }

function CommunityPart({ draft, wrong, put }: CommunityProps) {
  const t = useText(setupMessages)
  const { subdistrict, code, shortCode, name } = draft
  return (
    <fieldset className="setup-part">
      <legend>{t('setup.community')}</legend>
      <p className="quiet">{t('setup.community-why')}</p>
      <div className="setup-pair">
        <SetupField
          label={t('setup.subdistrict-name')}
          value={subdistrict.name}
          wrong={wrong('subdistrict.name')}
          onChange={(next) => put({ subdistrict: { ...subdistrict, name: next } })}
        />
        <SetupField
          label={t('setup.subdistrict-code')}
          most={9}
          value={subdistrict.code}
          wrong={wrong('subdistrict.code')}
          onChange={(next) => put({ subdistrict: { ...subdistrict, code: next } })}
        />
        <SetupField
          label={t('setup.community-name')}
          value={name}
          wrong={wrong('name')}
          onChange={(next) => put({ name: next })}
        />
        <SetupField
          label={t('setup.community-code')}
          most={12}
          value={code}
          wrong={wrong('code')}
          onChange={(next) => put({ code: next })}
        />
        <SetupField
          label={t('setup.short-code')}
          help={t('setup.short-code-help')}
          most={4}
          value={shortCode}
          wrong={wrong('shortCode')}
          onChange={(next) => put({ shortCode: next.toUpperCase() })}
        />
      </div>
    </fieldset>
  )
}
