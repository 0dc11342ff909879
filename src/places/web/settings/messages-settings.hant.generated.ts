export const hant = {}
