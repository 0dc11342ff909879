// What stands on the desk's own component library; phones must not load it, so it has a door of its own. A building's page and
// the estate have theirs (`house/`, `estate/`), so that the desk loads them when they are opened.
export { PlaceFigures } from '../PlaceFigures.tsx'
export { SettingHistory } from '../settings/History.tsx'
export { settingsMessages } from '../settings/messages-settings.ts'
export { PlaceSettings } from '../settings/PlaceSettings.tsx'
export { FieldFault, SettingForm } from '../settings/SettingForm.tsx'
