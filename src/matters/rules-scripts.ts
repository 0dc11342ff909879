// Pairs of a traditional character and its simplified one, as far as people on the street write about their building.
// The full table of a converter would outweigh the resident's whole page.
const pairs =
  '樓楼燈灯壞坏門门車车電电線线鄰邻裡里裏里係系個个們们這这無无沒没開开關关陽阳臺台檯台櫃柜雜杂物物滿满臟脏髒脏亂乱' +
  '傢家爛烂牆墙磚砖鐵铁違违築筑僭僭頂顶圍围蓋盖漏漏滲渗堵堵濕湿淹淹雨雨風风颱台樹树葉叶枝枝剪剪綠绿草草壩坝渠渠溝沟' +
  '氣气煤煤爐炉燒烧煙烟噪噪聲声響响鬧闹吵吵罵骂講讲說说話话調调解解夥伙夫夫婦妇妻妻兒儿孫孙媽妈爺爷奶奶婆婆長长者者' +
  '獨独殘残疾疾證证明明補补貼贴請请問问諮咨詢询謝谢議议廳厅討讨論论會会議议建建設设計计劃划費费錢钱賬账帳账價价賣卖' +
  '買买攤摊擺摆檔档廣广告告單单張张紙纸條条鎖锁匙匙鑰钥報报警警醫医藥药療疗護护養养飯饭餐餐館馆頤颐康康區区街街網网' +
  '絡络員员組组織织團团隊队員员義义務务願愿動动場场練练習习樂乐課课學学園园幼幼童童孩孩歲岁歷历險险災灾難难傷伤' +
  '跌跌倒倒暈晕癡痴呆呆喪丧屍尸貓猫狗狗蟲虫鼠鼠蚊蚊蠅蝇糞粪臭臭味味異异驚惊嚇吓慘惨過过還还對对從从幾几歸归來来' +
  '經经給给將将應应該该總总終终結结給给續续繼继縫缝紅红級级緊紧終终細细經经維维綁绑繩绳線线練练縣县總总績绩續续' +
  '後后前前邊边側侧處处點点齊齐層层間间屆届屬属戶户業业主主東东租租約约訂订賠赔償偿費费貨货運运輸输輪轮椅椅軟软轉转' +
  '輛辆轎轿輕轻較较載载鄉乡陳陈陸陆隨随隱隐雙双雞鸡離离難难雲云霧雾靜静頭头頻频題题額额願愿類类顧顾顯显飛飞飄飘' +
  '餵喂騎骑騙骗驗验體体髮发發发鬆松鬧闹魚鱼鳥鸟麻麻黃黄黨党齡龄龍龙龜龟凍冻剛刚劑剂勞劳勢势勸劝匯汇協协卻却參参吳吴' +
  '嗎吗嘗尝嚴严國国圖图圓圆執执堅坚塊块塗涂墊垫壓压壘垒夾夹奪夺奮奋實实寫写寬宽寶宝尋寻導导屜屉巖岩帶带幫帮廁厕廢废' +
  '廚厨徑径復复徹彻恆恒惡恶愛爱慣惯態态憂忧懷怀戰战戲戏拋抛挾挟捨舍掃扫掛挂採采揀拣換换揮挥損损搖摇搶抢撞撞撲扑撿捡' +
  '擇择擋挡擔担據据擠挤擴扩擾扰攔拦攜携敗败數数斷断於于時时晝昼暫暂曬晒書书條条極极構构槍枪標标樣样橋桥機机檢检權权' +
  '歐欧歡欢殺杀毀毁氾泛決决況况洩泄涼凉淚泪淨净淺浅渦涡測测湊凑溫温滅灭滾滚漲涨潔洁潑泼澆浇濃浓濫滥灑洒灣湾為为熱热' +
  '營营爭争爾尔狀状猶犹獎奖瑪玛環环產产畢毕畫画當当疊叠瘋疯癢痒盜盗盡尽監监盤盘眾众睏困矚瞩確确碼码礙碍禮礼禍祸' +
  '稅税種种稱称穩稳窗窗窮穷竊窃筆笔簡简簽签籃篮糧粮糾纠紀纪納纳純纯紋纹罰罚罷罢羅罗聞闻聯联職职聽听脅胁腦脑腳脚膠胶' +
  '臉脸臨临舉举舊旧艙舱莊庄萬万蒼苍蓆席號号蝕蚀術术衛卫衝冲製制複复見见規规視视覺觉觸触誌志認认誤误談谈諒谅證证識识譜谱' +
  '讓让豬猪負负貧贫責责貴贵賊贼資资質质賴赖贊赞趕赶跡迹踐践躍跃軌轨軍军辦办農农遊游達达遞递遠远適适遲迟選选遺遗鄭郑' +
  '醜丑釋释針针釘钉鈴铃鋪铺鋼钢錄录錯错鍋锅鍵键鏡镜鐘钟閃闪閉闭閒闲閘闸閱阅闖闯陰阴階阶際际雖虽霉霉頁页項项順顺預预'

// Cantonese words of one character that stand where standard Chinese has another; `食` is left, it stands in 食堂.
const cantonese = '冇没唔不咗了佢他嘅的喺在啲些咁这嗰那畀给瞓睡睇看噉这'

const simplified = new Map<string, string>()
for (const table of [pairs, cantonese]) {
  for (let at = 0; at < table.length; at += 2) simplified.set(table[at]!, table[at + 1]!)
}

/** The words in lower case, full width folded, and in simplified characters, as far as the table goes. */
export function plainScript(words: string): string {
  return Array.from(words.normalize('NFKC').toLowerCase(), (letter) => simplified.get(letter) ?? letter).join('')
}
