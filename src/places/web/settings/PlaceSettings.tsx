import type { Call } from '../../../platform/web/api-client.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { useHere } from '../community.tsx'
import { ContactsForm } from './ContactsForm.tsx'
import { HolidaysForm } from './HolidaysForm.tsx'
import { HoursForm } from './HoursForm.tsx'
import { settingsMessages } from './messages-settings.ts'
import { OfficesForm } from './OfficesForm.tsx'
import { SettingsCall, useSettings } from './use-settings.ts'

/** Duty number, hours, holidays and office names of the community. */
export function PlaceSettings({ call }: { readonly call: Call }) {
  return (
    <SettingsCall value={call}>
      <Forms />
    </SettingsCall>
  )
}

function Forms() {
  const t = useText(settingsMessages)
  const community = useHere()
  const settings = useSettings(community.id)
  if (settings.isError) return <ErrorState error={settings.error} onAgain={() => void settings.refetch()} />
  if (!settings.data) return <LoadingFrame lines={8} />
  // A form begins anew with each version that was saved.
  const given = { community: community.id, settings: settings.data }
  const version = settings.data.history.map(({ id }) => id).join()
  return (
    <>
      {settings.data.missingYears.map(({ year, urgent }) => (
        <Notice key={year} tone={urgent ? 'bad' : 'watch'} title={t('settings.missing-year', { year })} />
      ))}
      {settings.data.mayChange ? null : <Notice title={t('settings.read-only')} />}
      <ContactsForm key={`contacts ${version}`} {...given} />
      <HoursForm key={`hours ${version}`} {...given} />
      <HolidaysForm key={`holidays ${version}`} {...given} />
      <OfficesForm key={`offices ${version}`} {...given} />
    </>
  )
}
