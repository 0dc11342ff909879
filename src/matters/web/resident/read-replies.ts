import { readSetting, saveSetting } from '../../../platform/web/settings.ts'

const settingOf = (report: string) => `replies-read.${report}`

/** Whether the desk wrote since the reporter last opened her page on this phone. `at` is ISO 8601. */
export function isNewReply(report: string, at: string | null): boolean {
  return at !== null && at > (readSetting(settingOf(report)) ?? '')
}

/** Keeps on this phone that what the desk wrote until then was opened. */
export function markReplyRead(report: string, at: string): void {
  saveSetting(settingOf(report), at)
}
