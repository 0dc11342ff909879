// Written by tools/hant.ts from messages-post-work.ts; corrections go to src/platform/i18n/hant-exceptions.ts.
export const hant = {
  "work.title": "各崗位手上的事",
  "work.none": "沒有派給崗位而沒辦完的事。",
  "work.open": "{count} 件沒辦完",
  "work.ended": "任職已結束，沒人接手",
  "work.hand-over": "轉給別人",
  "work.from": "把{name}手上的事都轉給別人",
  "work.to": "轉給誰",
  "work.choose": "請選",
  "work.reason": "原因",
  "work.send": "轉過去",
  "work.cancel": "不轉了",
  "work.moved": "轉過去 {moved} 件。",
  "work.kept": "還有 {kept} 件沒動：{numbers}。它們在等核查、暫停，或者不在那個網格，請到那件事裡單獨辦。",
  "matters.unknown-party": "不能轉給這個人，請從名單裡選。",
}
