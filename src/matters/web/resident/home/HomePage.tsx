import type { Community } from '../../../../places/contract.ts'
import { useCommunity } from '../../../../places/web/index.ts'
import { Button, ButtonLink } from '../../../../platform/web/Button.tsx'
import { ChoiceList } from '../../../../platform/web/ChoiceList.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { goTo, PageLink, useAddress } from '../../../../platform/web/navigation.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../../platform/web/states.tsx'
import { BoardList } from '../BoardList.tsx'
import { DutyCard } from '../DutyCard.tsx'
import { ReportFlow } from '../late-screens.ts'
import { residentMessages } from '../messages.ts'
import { useCommunities } from '../queries.ts'
import { ResidentPage } from '../ResidentPage.tsx'
import { addressesFrom, stepOf } from '../report/flow.ts'
import { MyReports } from './MyReports.tsx'
import { PinForm } from './PinForm.tsx'
import { SentCards } from './SentCards.tsx'

const addresses = addressesFrom('/')

/** `/`: report, follow, see what is going on, telephone. */
export function HomePage() {
  const t = useText(residentMessages)
  const { query } = useAddress()
  const { community } = useCommunity()
  const { data, error, refetch } = useCommunities()
  const step = stepOf(query)
  if (community && step) return <ReportFlow key={community.id} base="/" community={community.id} staircase={null} />
  if (data?.empty) return <EmptyHome />
  if (query.get('link') === 'unknown') return <LinkUnknown />
  return (
    <ResidentPage
      title={t('home.title')}
      action={
        community ? (
          <Button kind="primary" wide onClick={() => goTo(addresses.at('what'))}>
            {t('home.report')}
          </Button>
        ) : undefined
      }
    >
      <div className="stack-tight">
        <h1>{t('home.title')}</h1>
        <p className="spare">{t('home.lead')}</p>
      </div>
      {community ? <Inside community={community} /> : null}
      {!community && error ? <ErrorState error={error} onAgain={() => void refetch()} /> : null}
      {!community && !error ? <LoadingFrame lines={4} shape="cards" /> : null}
    </ResidentPage>
  )
}

function Inside({ community }: { readonly community: Community }) {
  const t = useText(residentMessages)
  const { communities, choose } = useCommunity()
  return (
    <>
      {communities.length > 1 ? (
        <ChoiceList
          label={t('home.where')}
          shape="chips"
          choices={communities.map((each) => ({ value: each.id, label: each.name }))}
          value={community.id}
          onChange={choose}
        />
      ) : null}
      <SentCards base="/" />
      <MyReports />
      <section className="stack-tight" aria-labelledby="board">
        <h2 id="board">{t('board.title')}</h2>
        <BoardList filter={{ community: community.id, open: true }} limit={3} />
        <div className="row">
          <PageLink href="/board" className="more-link">
            {t('board.all')}
          </PageLink>
          <PageLink href="/totals" className="more-link">
            {t('home.totals')}
          </PageLink>
        </div>
      </section>
      <DutyCard community={community} />
    </>
  )
}

/** A secret link that opens nothing: typed wrong, cut off by a messenger, or past its time. */
function LinkUnknown() {
  const t = useText(residentMessages)
  return (
    <ResidentPage title={t('link.unknown')} back="/">
      <h1>{t('link.unknown')}</h1>
      <p>{t('link.unknown-do')}</p>
      <PinForm isOpen />
    </ResidentPage>
  )
}

function EmptyHome() {
  const t = useText(residentMessages)
  return (
    <ResidentPage title={t('home.title')}>
      <h1>{t('home.title')}</h1>
      <Empty title={t('home.empty')} action={<ButtonLink href="/console">{t('home.empty-go')}</ButtonLink>}>
        {t('home.empty-do')}
      </Empty>
    </ResidentPage>
  )
}
