// Written by tools/hant.ts from messages-building-matters.ts; corrections go to src/platform/i18n/hant-exceptions.ts.
export const hant = {
  "house.matters": "沒辦完的事",
  "house.matters-count": "{count} 件",
  "house.matters-none": "這棟樓沒有沒辦完的事。",
}
