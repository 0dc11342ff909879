// Written by tools/hant.ts from messages-problems.ts; corrections go to src/platform/i18n/hant-exceptions.ts.
export const hant = {
  "people.no-second-factor-begun": "還沒有開始設置驗證器，請重新開始並掃新的碼。",
  "people.username-taken": "這個用戶名已經有人用了，請換一個。",
  "people.not-here": "這裡沒有這個賬號、任職或請假，請刷新名單。",
  "people.refused:not-yourself": "這一步不能自己給自己辦。",
  "people.refused:second-person-needed": "授予和確認要由兩個人來做。",
  "people.refused:not-with-this-post": "您現在的任職不能做這一步。",
  "people.refused:not-your-place": "這裡不歸您管。",
  "people.refused:separate-officers": "系統管理員、安全保密員和審計員互相制約，這一步要由另一位來做。",
  "people.refused:no-deputy-for-this-post": "這個任職不設代理。",
  "people.separate-officers": "管理員、安全保密員和審計員必須是三個人，也不兼別的任職。",
  "people.already-so": "之前已經辦過了，什麼都沒有改動。",
  "people.leave-overlaps": "這幾天已經有請假了，請先取消那一次，或換別的日子。",
  "people.cannot-stand-in": "這位不能代理這個任職，請選同一社區、辦公室或單位的人。",
  "people.setup-code-needed": "請填程序啟動時顯示的設置碼，或在那臺機器上設置。",
  "people.already-set-up": "系統已經設置過了，請直接登錄。",
}
