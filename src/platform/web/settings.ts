// A browser may refuse storage (private mode, embedded views); a setting then lasts as long as the page.
const unsaved = new Map<string, string>()

/** A setting of this device, or null. */
export function readSetting(name: string): string | null {
  try {
    return localStorage.getItem(`gangwan.${name}`) ?? unsaved.get(name) ?? null
  } catch {
    return unsaved.get(name) ?? null
  }
}

/** Keeps a setting on this device. */
export function saveSetting(name: string, value: string): void {
  unsaved.set(name, value)
  try {
    localStorage.setItem(`gangwan.${name}`, value)
  } catch {
    // Kept in memory above.
  }
}
