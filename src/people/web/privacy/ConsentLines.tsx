import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { formatDay } from '../../../platform/i18n/moments.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { type PrivacyPanel, recordConsent, recordWithdrawal } from '../../contract-privacy.ts'
import type { consents } from '../../privacy/rules-privacy.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActSheet } from '../staff/ActSheet.tsx'
import { privacyDeskMessages } from './messages-desk.ts'

type Panel = { readonly person: string; readonly panel: PrivacyPanel }
type Line = PrivacyPanel['consents'][number]

/** What she agreed to, how and since when; noted and taken back at the desk or at her door. */
export function ConsentLines({ person, panel }: Panel) {
  const t = useText(privacyDeskMessages)
  const { language } = useLanguage()
  const [open, setOpen] = useState<Line | null>(null)
  const day = (at: string) => formatDay(at, serverNow(), language)
  const stateOf = ({ given }: Line) => {
    if (!given) return t('consent.not')
    if (given.withdrawnAt) return t('consent.withdrawn', { day: day(given.withdrawnAt) })
    return t('consent.since', { day: day(given.since), how: t(`how.${given.how ?? 'none'}`) })
  }
  return (
    <>
      <h3>{t('consents.title')}</h3>
      <ul className="record-lines">
        {panel.consents.map((line) => {
          const holds = line.given !== null && line.given.withdrawnAt === null
          const what = t(`consent.${keyOf(line)}`)
          const act = t(holds ? 'consent.back' : 'consent.give')
          const isThis = open?.kind === line.kind && open.purpose === line.purpose
          return (
            <li key={keyOf(line)} className="stack-tight">
              <span className="row">
                <span>{what}</span>
                <span className="quiet">{stateOf(line)}</span>
                <Button
                  size="small"
                  className="no-print"
                  aria-expanded={isThis}
                  aria-label={`${act} ${what}`}
                  onClick={() => setOpen(isThis ? null : line)}
                >
                  {act}
                </Button>
              </span>
              {isThis ? (
                <ConsentSheet
                  person={person}
                  panel={panel}
                  line={line}
                  title={`${act} · ${what}`}
                  onClose={() => setOpen(null)}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
    </>
  )
}

const ways = ['spoken', 'paper'] as const
const spots = ['desk', 'door', 'telephone'] as const
type SheetProps = Panel & { readonly line: Line; readonly title: string; readonly onClose: () => void }

function ConsentSheet({ person, panel, line, title, onClose }: SheetProps) {
  const t = useText(privacyDeskMessages)
  const community = useHere()
  const [how, setHow] = useState<(typeof ways)[number]>('spoken')
  const [where, setWhere] = useState<(typeof spots)[number]>('desk')
  const [guardian, setGuardian] = useState<string | undefined>(panel.guardians[0]?.id)
  const holds = line.given !== null && line.given.withdrawnAt === null
  const params = { community: community.id, person }
  const consent = { kind: line.kind, purpose: line.purpose, where }
  const by = panel.needsGuardian && guardian ? { guardian } : {}
  const send = (commandId: string) =>
    holds
      ? callSignedIn(recordWithdrawal, { params, body: consent }, { commandId })
      : callSignedIn(recordConsent, { params, body: { ...consent, how, ...by } }, { commandId })
  return (
    <ActSheet title={title} onSend={send} onClose={onClose}>
      {() => (
        <>
          {holds ? null : (
            <ChoiceBox
              label={t('form.how')}
              value={how}
              choices={ways.map((value) => ({ value, label: t(`how.${value}`) }))}
              onChange={(value) => setHow(value === 'paper' ? 'paper' : 'spoken')}
            />
          )}
          <ChoiceBox
            label={t('form.where')}
            value={where}
            choices={spots.map((value) => ({ value, label: t(`where.${value}`) }))}
            onChange={(value) => setWhere(spots.find((each) => each === value) ?? 'desk')}
          />
          {!holds && panel.needsGuardian ? (
            <ChoiceBox
              label={t('form.guardian')}
              value={guardian}
              choices={panel.guardians.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setGuardian}
            />
          ) : null}
        </>
      )}
    </ActSheet>
  )
}

type Known = (typeof consents)[number]
type Key = Known extends infer Each
  ? Each extends { kind: infer Kind extends string; purpose: infer Purpose extends string }
    ? `${Kind}.${Purpose}`
    : never
  : never

function keyOf({ kind, purpose }: Line): Key {
  return `${kind}.${purpose}` as Key
}
