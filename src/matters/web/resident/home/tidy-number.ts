/** A matter's number as people type it: `gw 0000 12`, `GW12` and `ＧＷ－０００012` become `GW-000012`. */
export function tidyNumber(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  const [, code, digits = ''] = /^([A-Z]+)(\d*)$/.exec(plain) ?? []
  // Nobody counts the zeros she writes down.
  return code ? `${code}-${digits === '' ? '' : digits.padStart(6, '0')}` : plain
}

/** A PIN as people type it: its digits, whatever stands between them. */
export function tidyPin(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/g, '')
}
