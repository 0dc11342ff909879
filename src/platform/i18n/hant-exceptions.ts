/**
 * Where the converter's 繁體 (Taiwan standard forms, no change of vocabulary) is not the field's word.
 * Each line: 简体, the 繁體 it must become. Longer phrases win.
 */
export const hantExceptions: readonly (readonly [hans: string, hant: string])[] = [
  ['包干', '包幹'],
  ['联系人', '聯絡人'],
  ['联系方式', '聯絡方式'],
  ['污', '污'],
  ['家具', '家具'],
  ['了解', '了解'],
]
