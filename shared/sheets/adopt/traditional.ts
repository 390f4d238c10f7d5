// Traditional characters as simplified ones (繁体转简体), restricted to what headers, form labels and names of units are written with.

const traditional =
  '項標準評單據務織績價檢覈閱隊車間關實際處廠區縣鎮鄉黨團員責質護環衛設備費財產業營銷經濟總計數額減罰獎勵賞懲違規紀則條細說內類別組號編碼級層職' +
  '稱對領導帶簽審製報時書證資檔圖門課廳辦會議學習訓練運輸動勞機電氣熱燈礦選採鐵鋼鍋爐維點線網倉庫儲園綠潔樓館賓廚飲飯醫療藥師體術創開發進達遲滿' +
  '優佔權為與於從無長後個這種樣應該當將還過給讓請問題測試驗詢調統彙匯歸納場現狀態況結論見觀視聽講話語詞錄記華東陽陰廣寧蘇濱臺灣龍鳳馬魚鳥豬雞麥' +
  '豐農漁樹楊葉蘭劉張陳趙吳孫鄭謝許馮鄧蔣賈韓鍾鐘羅蕭盧顧賴閻龔齊義軍國強偉剛傑曉紅麗豔勝慶歲極兩雙萬億貨幣錢購買賣帳賬貸負債賦稅險廢棄純淨凈塵' +
  '煙燒聯繫係絡鬥爭戰爾參眾註補貼紙筆畫監訪糾紛誤錯壓縮風災滅懸掛牆橋樁磚鑽鑿彈鎖鏈繩臨邊腳陞遷僱傭離養兒託賽舉薦願獻徵復撫' +
  '積歷較築續頁裝節約執遞階擔擴鄰郵銀隨雜隱顯預頻鍵鋪驗黃齡獲穩積穫';

const plain =
  '项标准评单据务织绩价检核阅队车间关实际处厂区县镇乡党团员责质护环卫设备费财产业营销经济总计数额减罚奖励赏惩违规纪则条细说内类别组号编码级层职' +
  '称对领导带签审制报时书证资档图门课厅办会议学习训练运输动劳机电气热灯矿选采铁钢锅炉维点线网仓库储园绿洁楼馆宾厨饮饭医疗药师体术创开发进达迟满' +
  '优占权为与于从无长后个这种样应该当将还过给让请问题测试验询调统汇汇归纳场现状态况结论见观视听讲话语词录记华东阳阴广宁苏滨台湾龙凤马鱼鸟猪鸡麦' +
  '丰农渔树杨叶兰刘张陈赵吴孙郑谢许冯邓蒋贾韩钟钟罗萧卢顾赖阎龚齐义军国强伟刚杰晓红丽艳胜庆岁极两双万亿货币钱购买卖账账贷负债赋税险废弃纯净净尘' +
  '烟烧联系系络斗争战尔参众注补贴纸笔画监访纠纷误错压缩风灾灭悬挂墙桥桩砖钻凿弹锁链绳临边脚升迁雇佣离养儿托赛举荐愿献征复抚' +
  '积历较筑续页装节约执递阶担扩邻邮银随杂隐显预频键铺验黄龄获稳积获';

const simplified: ReadonlyMap<string, string> = new Map([...traditional].map((one, at) => [one, plain.charAt(at)]));

/**
 * A text with the traditional characters that the table knows as simplified ones (转为简体); the others stay.
 * @example inSimplified('評分標準') // '评分标准'
 */
export function inSimplified(text: string): string {
  return [...text].map((character) => simplified.get(character) ?? character).join('');
}
