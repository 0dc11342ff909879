import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { callSignedIn, useSession } from '../../../../people/web/index.ts'
import { useHere } from '../../../../places/web/index.ts'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { StatusMark } from '../../../../platform/web/StatusMark.tsx'
import { ErrorState, LoadingFrame } from '../../../../platform/web/states.tsx'
import { type HandedOver, listPostWork } from '../../../contract-hand-over.ts'
import { seesPostWork } from '../what-one-sees.ts'
import { HandOverForm } from './HandOverForm.tsx'
import { postWorkMessages } from './messages-post-work.ts'

/** What lies with each post, for those who may see it. */
export function PostWorkPanel() {
  return seesPostWork(useSession()) ? <PostWork /> : null
}

/** Which posts have open matters in hand, those that have ended first, and the way to hand them over. */
function PostWork() {
  const t = useText(postWorkMessages)
  const queries = useQueryClient()
  const community = useHere()
  const [open, setOpen] = useState<string | null>(null)
  const [done, setDone] = useState<HandedOver | null>(null)
  const work = useQuery({
    queryKey: ['matters', 'post-work', community.id],
    queryFn: ({ signal }) => callSignedIn(listPostWork, { query: { community: community.id } }, { signal }),
  })
  const finish = (handed: HandedOver) => {
    setDone(handed)
    setOpen(null)
    void queries.invalidateQueries({ queryKey: ['matters'] })
  }
  return (
    <section className="stack-tight" aria-labelledby="post-work">
      <h2 id="post-work">{t('work.title')}</h2>
      {done ? <DoneNotice done={done} /> : null}
      {work.isError ? <ErrorState error={work.error} onAgain={() => void work.refetch()} /> : null}
      {work.isPending ? <LoadingFrame lines={3} /> : null}
      {work.data?.items.length === 0 ? <p className="quiet">{t('work.none')}</p> : null}
      <ul className="staff-list">
        {(work.data?.items ?? []).map((item) => (
          <li key={item.post} className="card">
            <div className="row">
              <strong>{item.name}</strong>
              <span>{t('work.open', { count: item.open })}</span>
              {item.hasEnded ? <StatusMark tone="bad" word={t('work.ended')} /> : null}
              {item.mayHandOver ? (
                <Button
                  size="small"
                  className="staff-acts"
                  aria-expanded={open === item.post}
                  aria-label={`${t('work.hand-over')} ${item.name}`}
                  onClick={() => setOpen(open === item.post ? null : item.post)}
                >
                  {t('work.hand-over')}
                </Button>
              ) : null}
            </div>
            {open === item.post ? (
              <HandOverForm
                from={item}
                takers={(work.data?.takers ?? []).filter((each) => each.post !== item.post)}
                onDone={finish}
                onCancel={() => setOpen(null)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function DoneNotice({ done }: { readonly done: HandedOver }) {
  const t = useText(postWorkMessages)
  const { moved, kept } = done
  return (
    <Notice tone={kept.length > 0 ? 'watch' : 'good'} spoken title={t('work.moved', { moved: moved.length })}>
      {kept.length > 0 ? (
        <p>{t('work.kept', { kept: kept.length, numbers: kept.map(({ number }) => number).join('、') })}</p>
      ) : null}
    </Notice>
  )
}
