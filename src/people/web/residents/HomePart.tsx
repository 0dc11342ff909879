import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { LoadingFrame } from '../../../platform/web/states.tsx'
import { openOwner } from '../../contract-homes.ts'
import { callSignedIn } from '../session-watch.ts'
import { AddSheet } from './AddSheet.tsx'
import { CorrectCountSheet, CountSheet, EndCountedSheet } from './CountSheets.tsx'
import { HeadSheet, SplitSheet } from './HouseholdSheets.tsx'
import { homeMessages } from './messages-homes.ts'
import { OpenField } from './OpenField.tsx'
import { OwnersSheet } from './OwnersSheet.tsx'
import { useResidentWords } from './resident-words.ts'
import { sayShare, shareOf } from './shares.ts'
import { type Home, useHome } from './use-residents.ts'

/** The household behind a door, its members under its head, and who owns the door. */
export function HomePart({ dwelling, me }: { readonly dwelling: string; readonly me: string }) {
  const { t } = useResidentWords()
  const home = useHome(dwelling)
  if (home.isError) return null
  if (!home.data) return <LoadingFrame lines={4} label={t('record.loading')} />
  return (
    <>
      <Household home={home.data} me={me} />
      <Owners home={home.data} />
    </>
  )
}

type Act = 'add' | 'head' | 'split' | 'count' | 'count-end' | 'count-add'

function Household({ home, me }: { readonly home: Home; readonly me: string }) {
  const { t } = useResidentWords()
  const say = useText(homeMessages)
  const [open, setOpen] = useState<Act | null>(null)
  const { household } = home
  const named = household?.members.length ?? 0
  const acts: readonly Act[] = !household
    ? ['add', 'count-add']
    : named === 0
      ? ['add', 'count', 'count-end']
      : ['add', 'head', 'split', 'count']
  const close = () => setOpen(null)
  const actWords = (act: Act) =>
    act === 'add' ? t('act.member-add') : act === 'head' || act === 'split' ? t(`act.${act}`) : say(`act.${act}`)
  const door = { building: home.building, dwelling: home.dwelling }
  return (
    <section className="record-part stack" aria-labelledby="record-home">
      <h2 id="record-home">
        {t('household.title')} · {t('home.words', { building: home.buildingName, door: home.door })}
      </h2>
      {household ? <Members household={household} me={me} /> : <p className="quiet">{t('household.none')}</p>}
      {home.isThere ? (
        <div className="row no-print">
          {acts.map((act) => (
            <Button key={act} aria-expanded={open === act} onClick={() => setOpen(open === act ? null : act)}>
              {actWords(act)}
            </Button>
          ))}
        </div>
      ) : null}
      {open === 'add' ? <AddSheet door={door} onClose={close} /> : null}
      {open === 'count-add' ? <CountSheet door={door} onClose={close} /> : null}
      {open === 'head' ? <HeadSheet home={home} onClose={close} /> : null}
      {open === 'split' ? <SplitSheet home={home} onClose={close} /> : null}
      {open === 'count' && household ? <CorrectCountSheet household={household} onClose={close} /> : null}
      {open === 'count-end' && household ? <EndCountedSheet household={household} onClose={close} /> : null}
    </section>
  )
}

type MembersProps = { readonly household: NonNullable<Home['household']>; readonly me: string }

function Members({ household, me }: MembersProps) {
  const { t, birth } = useResidentWords()
  const say = useText(homeMessages)
  const { members, headCount } = household
  const hasHead = members.some(({ relation }) => relation === 'head')
  return (
    <>
      <p className="quiet">{t('household.since', { from: household.from })}</p>
      {headCount ? (
        <p className={members.length === 0 ? undefined : 'quiet'}>
          {members.length === 0
            ? say('household.count-only', { all: headCount })
            : t('household.count', { named: members.length, all: Math.max(headCount, members.length) })}
        </p>
      ) : null}
      {hasHead || members.length === 0 ? null : <StatusMark tone="watch" word={t('household.no-head')} />}
      <ul className="record-lines">
        {members.map((member) => (
          <li key={member.id} className={member.id === me ? 'record-me' : undefined}>
            {member.id === me ? (
              member.name
            ) : (
              <Link to="/residents/$id" params={{ id: member.id }}>
                {member.name}
              </Link>
            )}{' '}
            <span className="quiet">
              {[member.relation ? t(`relation.${member.relation}`) : null, birth(member)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Owners({ home }: { readonly home: Home }) {
  const { t } = useResidentWords()
  const community = useHere()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="record-part stack" aria-labelledby="record-owners">
      <h2 id="record-owners">{t('owners.title')}</h2>
      {home.owners.length === 0 ? <p className="quiet">{t('owners.none')}</p> : null}
      <ul className="record-lines">
        {home.owners.map(({ id, name, share, exclusiveArea: area, from }) => (
          <li key={id} className="stack-tight">
            <OpenField
              what={t('owners.title')}
              masked={name}
              purposes={['votes', 'contact', 'emergency']}
              onOpen={async (asking, commandId) => {
                const params = { community: community.id, ownership: id }
                return (await callSignedIn(openOwner, { params, body: asking }, { commandId })).value
              }}
            />
            <span className="quiet">{t('owners.line', { share: sayShare(shareOf(share)), area, from })}</span>
          </li>
        ))}
      </ul>
      <div className="row no-print">
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('act.owners')}
        </Button>
      </div>
      {isOpen ? <OwnersSheet home={home} onClose={() => setOpen(false)} /> : null}
    </section>
  )
}
