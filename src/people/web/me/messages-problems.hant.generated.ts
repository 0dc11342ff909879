// Written by tools/hant.ts from messages-problems.ts; corrections go to src/platform/i18n/hant-exceptions.ts.
export const hant = {
  "privacy.wrong-slip": "這個號碼打不開。請再看一遍紙上的十二位數字。每張紙只能用一次，七天內有效；社區可以再打一張。",
  "privacy.too-many-tries": "這裡輸錯太多次了，請過一會兒再試，或者打值班電話。",
  "privacy.guardian-needed": "不滿十四周歲，要由監護人來同意。請先登記監護人，再選是哪一位。",
  "privacy.no-consent": "這一項現在不能撤回。",
  "privacy.no-such-request": "沒有這項申請。",
  "privacy.answered-before": "這項申請已經答覆過了。",
  "privacy.asked-before": "您已經申請過刪除，社區還沒答覆。",
  "privacy.no-slip": "沒有還能用的紙條，請新打一張。",
  "privacy.no-consent:not-given": "沒有同意過這一項。",
  "privacy.no-consent:kept-by-duty": "這一項是居委會依法要登記的。",
  "privacy.no-consent:withdrawn-before": "已經撤回過了。",
  "field.not-her-guardian": "這不是她登記的監護人。",
  "field.guardian-needed": "請選監護人。",
  "field.no-telephone-number": "這不像一個電話號碼。",
  "field.no-consent-asked": "這個用途不靠同意。",
}
