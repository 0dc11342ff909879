// Written by tools/hant.ts from messages-problems.ts; corrections go to src/platform/i18n/hant-exceptions.ts.
export const hant = {
  "matters.unknown-category": "這個類別現在沒有了，請換一個。您寫的都還在。",
  "matters.unknown-place": "沒有找到這個地方，請重新選一下樓棟。您寫的都還在。",
  "matters.not-now": "這件事剛剛有了變化，請看看現在到哪一步。",
  "matters.not-now:disputed-before": "“還沒好”已經說過一次了。再有情況，寫在“再說幾句”裡，或者打值班電話。",
  "matters.not-a-picture": "這個文件不是照片，換一張試試。",
  "matters.too-many-pictures": "照片夠了，其餘的用文字說。",
  "matters.picture-id-taken": "這張照片已經傳過了。",
  "matters.store-full": "照片暫時存不下。您報的事已經收到，照片過些時候再補。",
  "matters.too-many-reports": "這裡剛剛報得太多了，請過一會兒再發。急事請打值班電話。",
  "matters.wrong-pin": "編號和密碼對不上，請再看看。連著試錯幾次，要等一個小時。",
  "matters.calendar-missing": "系統裡還沒有那一年的節假日，工作人員要先補上。請打值班電話報這件事。",
}
