// Written by tools/hant.ts from messages.ts; corrections go to src/platform/i18n/hant-exceptions.ts.
export const hant = {
  "pocket.lead": "給網格員、樓長、親友團和物業師傅",
  "pocket.kept": "寫的、拍的都存在這臺手機裡，登錄後自己發出去。",
  "pocket.later": "先不登錄",
  "pocket.line": "要重新登錄才能發送",
  "pocket.someone-else": "換一個人登錄，手機裡存的事會清掉；前一位沒發出的留著，等本人登錄再發。",
  "people.too-many-tries": "這臺手機上試錯太多次了，先歇一歇。",
}
