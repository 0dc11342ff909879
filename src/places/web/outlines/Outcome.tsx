import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import type { OutlineOutcome } from '../../contract-geojson.ts'
import { outlinesMessages } from './messages-outlines.ts'

const reasons = [
  'no-feature-collection',
  'no-features',
  'too-many-features',
  'no-code',
  'no-polygon',
  'several-parts',
  'has-a-hole',
  'not-degrees',
  'unknown-code',
  'named-twice',
  'too-few-corners',
  'crosses-itself',
  'no-area',
  'far-away',
  'grids-overlap',
  'outside-its-grid',
] as const
type Reason = (typeof reasons)[number]

/** What a file would make or made of the estate, and what is wrong with it, place by place. */
export function Outcome({ outcome }: { readonly outcome: OutlineOutcome }) {
  const t = useText(outlinesMessages)
  const { dry, changed, unchanged, faults } = outcome
  const counts = { changed: changed.length, unchanged, faults: faults.length }
  if (faults.length > 0)
    return (
      <Notice tone="bad" spoken title={t('outlines.refused', counts)}>
        <ul className="outline-faults">
          {faults.map(({ place, reason, other }) => (
            <li key={`${place}${reason}${other}`}>
              <strong>{place}</strong> {t(wordOf(reason), { other: other ?? '' })}
            </li>
          ))}
        </ul>
      </Notice>
    )
  return (
    <Notice tone={dry ? 'calm' : 'good'} spoken title={t(dry ? 'outlines.would' : 'outlines.done', counts)}>
      {changed.length > 0 ? <p>{changed.map(({ name }) => name).join(' · ')}</p> : null}
    </Notice>
  )
}

function wordOf(reason: string): `reason.${Reason}` | 'reason.other' {
  const known = reasons.find((each) => each === reason)
  return known ? `reason.${known}` : 'reason.other'
}
