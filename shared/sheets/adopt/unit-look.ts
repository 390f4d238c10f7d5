// What names of units look like (单位名称特征), for tables that come without a scheme.
import { headerForm } from './header-text';

const chinese =
  /(部|科|室|处|队|车间|班|班组|组|站|所|厂|公司|中心|局|院|支部|党委|总支|街道|镇|乡|村|社区|店|区|县|市|工段|大队|中队|分校|学校|小学|中学|幼儿园|项目部|矿|库|窗口|支行|网点|分行|协会|办|办公室|工会|委员会|委|医院|酒店|宾馆|食堂|基地|园|线|号线|楼|栋|路段|路|街|小区|苑|馆|泵房|炉|机组|岗|片区|标段|班级|年级|寝室|宿舍)$/u;
const counted =
  /^([\d一二三四五六七八九十甲乙丙丁a-z]+[#号]?)(班|组|队|车间|部|店|区|栋|楼|线|标段|标|号|公司|分公司|支部)/u;
const english =
  /\b(team|dept|department|unit|branch|group|shop|workshop|office|store|plant|division|line|site|crew|school|station|house|room|yard|mill|mine|lab|laboratory|kitchen|ward|zone|hall|depot|warehouse)\b/u;
const notUnits =
  /(工作|管理|建设|情况|服务|安全|质量|指标|项目|内容|得分|扣分|标准|要求|会议室|责任区|小组会|作业区|现场)$/u;

/**
 * Whether a text may be the name of a unit (像单位名称).
 * @example looksLikeUnit('一车间') // true
 * @example looksLikeUnit('安全管理') // false
 */
export function looksLikeUnit(text: string): boolean {
  const form = headerForm(text);
  if (form === '' || [...form].length > 20 || notUnits.test(form)) return false;
  return chinese.test(form) || counted.test(form) || english.test(form);
}
