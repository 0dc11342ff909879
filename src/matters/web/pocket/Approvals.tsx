import { useState } from 'react'
import { formatWorkingDays } from '../../../platform/i18n/moments.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { Sheet } from '../../../platform/web/Sheet.tsx'
import type { MatterLine } from '../../contract-shapes.ts'
import { ActForm } from './ActForm.tsx'
import { MatterCard } from './MatterCard.tsx'
import { pocketMessages } from './messages.ts'
import { useMyOutbox } from './my-outbox.ts'
import { actOfEndpoint } from './phone-acts.ts'
import type { useApprovals } from './use-approvals.ts'

/** What I decide: one tap for the answer, one to send it. */
export function Approvals({ lines, hasNextPage, isFetchingNextPage, fetchNextPage }: ReturnType<typeof useApprovals>) {
  const t = useText(pocketMessages)
  if (lines.length === 0) return null
  return (
    <section className="stack-tight" aria-labelledby="approvals">
      <h2 id="approvals" className="pocket-group">
        {t('approve.title')} <span className="quiet">{t('today.count', { count: lines.length })}</span>
      </h2>
      <ul className="stack-tight">
        {lines.map((line) => (
          <MatterCard key={line.id} line={line}>
            {line.extension ? <Decision line={line} extension={line.extension} /> : null}
          </MatterCard>
        ))}
      </ul>
      {hasNextPage ? (
        <Button wide busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('list.more')}
        </Button>
      ) : null}
    </section>
  )
}

type DecisionProps = { readonly line: MatterLine; readonly extension: NonNullable<MatterLine['extension']> }

/** Yes and no; each opens what is asked for once more, with room for a few words. Gone while an answer waits to be sent. */
function Decision({ line, extension }: DecisionProps) {
  const t = useText(pocketMessages)
  const { language } = useLanguage()
  const { waiting } = useMyOutbox()
  const [granted, setGranted] = useState<boolean | null>(null)
  const isDecided = waiting.some(
    ({ lane, endpointId }) => lane === line.id && actOfEndpoint(endpointId) === 'approve-extension',
  )
  if (isDecided) return null
  const verbs = {
    grant: t('approve.grant', { length: formatWorkingDays(extension.workingDays, language) }),
    refuse: t('approve.refuse'),
  }
  const verb = granted ? verbs.grant : verbs.refuse
  return (
    <div className="pocket-decision">
      <Button glyph="check" onClick={() => setGranted(true)}>
        {verbs.grant}
      </Button>
      <Button onClick={() => setGranted(false)}>{verbs.refuse}</Button>
      {granted === null ? null : (
        <Sheet title={verb} isOpen onClose={() => setGranted(null)}>
          <ActForm
            matter={line}
            act="approve-extension"
            given={{ granted }}
            verb={verb}
            onSent={() => setGranted(null)}
          />
        </Sheet>
      )}
    </div>
  )
}
