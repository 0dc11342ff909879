// Written by tools/hant.ts from messages-privacy.ts; corrections go to src/platform/i18n/hant-exceptions.ts.
export const hant = {
  "privacy.title": "我們留哪些信息",
  "privacy.lead": "用平常話說清楚：留什麼、為什麼、留多久、誰看得到。",
  "privacy.words-title": "您寫的話和照片",
  "privacy.words": "用來把事辦好。只有辦這件事的人看得到。要公開，先由工作人員核對，寫成一句摘要，照片遮住人臉、車牌、門牌。照片裡的位置和相機信息，收到時就去掉。",
  "privacy.phone-title": "您的電話",
  "privacy.phone": "可以不留。留了只用於這一件事，存的時候加密。辦事的人打開要說明用途，每次打開都有記錄。",
  "privacy.never-title": "從不公開的",
  "privacy.never": "矛盾糾紛、老人孩子和幫扶、緊急的事，還有您自己選了“不要公開”的，不上公開欄，也查不到。誰報的，任何時候都不公開。",
  "privacy.phone-side-title": "您的手機上",
  "privacy.phone-side": "記著語言、字號、沒寫完和沒發出的內容，還有一把打開您自己那一頁的鑰匙。不裝跟蹤的東西，不要位置，不要通訊錄。",
  "privacy.long-title": "留多久",
  "privacy.long": "事情辦完後，記錄要留著備查；您的電話和原話，可以請社區提前刪掉。刪了以後，只剩“辦過這件事”和時間。",
  "privacy.rights-title": "您可以要求",
  "privacy.rights": "看自己的內容、改錯、刪掉、問誰看過。打值班電話或到社區來，報編號和密碼就行。",
  "privacy.not-title": "我們不做的",
  "privacy.not": "不給居民打分，不排名，不認人臉，不記宗教和看法。",
}
