// What stands on the desk's own component library; phones must not load it, so it has a door of its own.
export { PlaceFigures } from '../PlaceFigures.tsx'
export { SettingHistory } from '../settings/History.tsx'
export { settingsMessages } from '../settings/messages-settings.ts'
export { PlaceSettings } from '../settings/PlaceSettings.tsx'
export { FieldFault, SettingForm } from '../settings/SettingForm.tsx'
