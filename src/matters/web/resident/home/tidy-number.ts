/** A matter's number as people type it: `gw 0000 12` becomes `GW-000012`. */
export function tidyNumber(typed: string): string {
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return plain.replace(/^([A-Z]+)/, '$1-')
}
