import { useEffect } from 'react'
import type { Staircase } from '../../../places/contract.ts'
import { useCommunity } from '../../../places/web/index.ts'
import { Button, ButtonLink } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { goTo, PageLink, useAddress } from '../../../platform/web/navigation.tsx'
import { ProblemError } from '../../../platform/web/problem-error.ts'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { BoardList } from './BoardList.tsx'
import { DutyCard } from './DutyCard.tsx'
import { PinForm } from './home/PinForm.tsx'
import { SentCards } from './home/SentCards.tsx'
import { ReportFlow } from './late-screens.ts'
import { residentMessages } from './messages.ts'
import { useStaircase } from './queries.ts'
import { ResidentPage } from './ResidentPage.tsx'
import { addressesFrom, stepOf } from './report/flow.ts'

type Props = { readonly code: string }

/** `/b/CODE`: the page behind the QR code of a staircase. */
export function StaircasePage({ code }: Props) {
  const { query } = useAddress()
  const { choose } = useCommunity()
  const { data: staircase, error, refetch } = useStaircase(code)
  const community = staircase?.community.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newly scanned staircase chooses its community
  useEffect(() => {
    if (community) choose(community)
  }, [community])
  if (staircase && stepOf(query)) {
    return <ReportFlow base={`/b/${code}`} community={staircase.community.id} staircase={staircase} />
  }
  if (staircase) return <Known staircase={staircase} />
  const isUnknown = error instanceof ProblemError && (error.status === 404 || error.status === 400)
  if (isUnknown) return <Unknown code={code} />
  return (
    <ResidentPage title={code}>
      {error ? <ErrorState error={error} onAgain={() => void refetch()} /> : <LoadingFrame lines={4} shape="cards" />}
    </ResidentPage>
  )
}

function Known({ staircase }: { readonly staircase: Staircase }) {
  const t = useText(residentMessages)
  const { community, building, buildingName: name, code } = staircase
  const title = t('stairs.title', { building: name, staircase: staircase.name })
  return (
    <ResidentPage
      title={title}
      action={
        <Button kind="primary" wide onClick={() => goTo(addressesFrom(`/b/${code}`).at('what'))}>
          {t('stairs.report')}
        </Button>
      }
    >
      <div className="stack-tight">
        <p className="quiet">
          {community.name} · {staircase.gridName}
        </p>
        <h1>{title}</h1>
        <p className="spare">{t('stairs.lead')}</p>
      </div>
      <SentCards base={`/b/${code}`} />
      <section className="stack-tight" aria-labelledby="here">
        <h2 id="here">{t('board.here')}</h2>
        <BoardList filter={{ community: community.id, building, open: true }} limit={5} />
        <PageLink href={`/board?building=${building}`} className="more-link">
          {t('board.all')}
        </PageLink>
      </section>
      <PinForm asks="pin.earlier" />
      <DutyCard community={community} />
    </ResidentPage>
  )
}

function Unknown({ code }: Props) {
  const t = useText(residentMessages)
  const { community } = useCommunity()
  return (
    <ResidentPage title={t('stairs.unknown')}>
      <h1>{t('stairs.unknown')}</h1>
      <p>{t('stairs.unknown-do', { code })}</p>
      <ButtonLink kind="primary" wide href="/?step=what">
        {t('stairs.choose')}
      </ButtonLink>
      {community ? <DutyCard community={community} /> : null}
    </ResidentPage>
  )
}
