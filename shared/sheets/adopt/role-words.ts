// What the columns of assessment tables are called (表头同义词), in one writing; and what looks like them but is something else.
import type { ColumnRole } from './table-terms';

const words = (text: string): readonly string[] => text.split('|').map((word) => word.trim());

interface RoleWords {
  /** What names the role; the words of `weak` only where nothing better does. */
  readonly strong: readonly string[];
  readonly weak: readonly string[];
  /** What holds such a word, but means something else. */
  readonly not: readonly string[];
}

export const roleWords: Readonly<Record<ColumnRole, RoleWords>> = {
  unit: {
    strong: words(
      '单位|单位名称|被考核单位|受考核单位|考核单位|被考评单位|受检单位|被检单位|被检查单位|被评单位|被评价单位|责任单位|参评单位|参赛单位|基层单位|二级单位|' +
        '所属单位|部门|部门名称|被考核部门|受检部门|责任部门|被评部门|科室|科室名称|处室|被考核科室|考核对象|被考核对象|考评对象|评价对象|被评对象|车间|车间名称|班组|' +
        '班组名称|队组|区队|工区|工段|支部|党支部|党组织|党总支|姓名|名字|员工|员工姓名|职工姓名|人员|人员姓名|被考核人|被考评人|被考核者|被评人|街道|乡镇|镇街|社区|' +
        '学校|学校名称|班级|学生姓名|项目部|分公司|子公司|公司|公司名称|门店|店名|店铺|小组|组名|供电所|站所|县区|区县|地区|企业|企业名称|厂矿|矿井|村名|村|中队|大队|分局|病区|护理单元|网点|' +
        '支行|机构|机构名称|施工单位|参建单位|承包商|供应商|供应商名称|楼栋|宿舍|宿舍号|寝室|寝室号|房间号|房号|窗口|窗口号|线路|车号|机台|台区|标段|路段|作业区域|责任区|' +
        'unit|department|dept|team|branch|name|employee|employee name|staff|staff name|office|division|section name|organization|organisation|assessee|group name|store|person|' +
        'department name|team name|unit name|supplier|vendor|school|contractor|workshop|crew|student|station|site',
    ),
    weak: words(
      '考核部门|责任人|责任人员|岗位|团队|组别|区域|片区|当事人|项目名称|承办单位|对象|名称|部室|member|agent|location|section|zone',
    ),
    not: words(
      '评分部门|评分单位|评价部门|考评部门|打分部门|打分单位|检查部门|检查单位|牵头部门|牵头单位|主管部门|主管单位|监督部门|监管部门|归口部门|归口管理部门|配合部门|配合单位|协办单位|提出部门|' +
        '计量单位|数据来源|来源部门|填报单位|填报部门|填报人|制表单位|制表人|检查人|检查人员|评分人|评分人员|考核人|考核人员|考核组|检查组|审核人|审批人|评委|评委姓名|联系人|负责人|分管领导|领导|' +
        '人员配备|人数|单位类别|单位类型|单位性质|部门类别|部门意见|单位意见|部门评分|部门评价|单位得分|部门得分|部门打分|部门扣分|单位评分|' +
        '提供部门|考核执行部门|执行部门|考核责任部门|组织部门|审核部门|实施部门|考核实施部门|unit of measure|unit price|assessor|evaluator|checked by|appraiser|reviewer|rated by|evaluated by|inspector',
    ),
  },
  category: {
    strong: words(
      '类别|分类|类型|单位类别|单位类型|单位性质|部门类别|序列|板块|考核类别|指标类别|项目类别|类|大类|系列|一级指标|考核类目|考评类目|评审类目|考核维度|维度|指标类型|category|type|class|dimension|group|perspective',
    ),
    weak: words('一级|模块|领域|方面|性质|考核模块|指标分类|area|domain'),
    not: words('分类标准|类型说明'),
  },
  indicator: {
    strong: words(
      '指标|指标名称|考核指标|评价指标|考评指标|二级指标|三级指标|四级指标|考核项目|考核内容|考核事项|考核要素|考核要点|考核点|考核条款|考评项目|考评内容|考评要素|项目|项目名称|内容|检查项目|检查内容|检查要点|检查事项|' +
        '评价内容|评价项目|评价要素|评价要点|评分项目|评分内容|评分项|评分要素|评定要素|评定项目|评审项目|评估项目|评估内容|测评项目|测评内容|测评要素|评比项目|评比内容|扣分项目|扣分项|扣分内容|扣分类型|加分项目|加分项|加分内容|奖惩项目|' +
        '奖罚项目|工作任务|任务|任务名称|重点任务|重点工作|工作内容|工作项目|工作事项|主要工作|目标任务|工作目标|考核目标|事项|要素|考核子项|子项|关键指标|关键绩效指标|绩效指标|绩效目标|检验项目|违规项目|扣分条款|' +
        'indicator|kpi|criterion|criteria|item|items|task|metric|measure|objective|goal|assessment item|check item|checkpoint|performance indicator|key performance indicator|factor|competency',
    ),
    weak: words(
      '标题|条款|要求|考核要求|工作要求|目标|目标值|主要内容|具体内容|内容及要求|考核内容及标准|类目|competencies|description|area',
    ),
    not: words(
      '评分标准|考核标准|评价标准|考评标准|检查标准|评分细则|考核细则|考核办法|评分办法|计分办法|计分方法|评分方法|检查方法|考核方法|评分依据|考核方式|评价方式|评分说明|评分原则|扣分标准|加分标准|扣分细则|检查方式|' +
        '项目得分|指标得分|项目部|项目经理|指标值|指标单位|项目负责人|计算公式|数据来源|项目类别|指标类别|指标分类|指标类型|项目评分|目标完成|考核项目得分|任务来源|任务完成|整改|item no|item score|scoring criteria|scoring standard',
    ),
  },
  marks: {
    strong: words(
      '标准分|标准分值|标准分数|满分|满分值|分值|配分|应得分|应得分数|应得分值|基准分|基本分|基础分|权重|权重分|权重分值|额定分|总分值|赋分值|考核分值|设定分值|分值权重|规定分|规定分值|项目分值|最高分值|分数权重|考核权重|满分标准|标准得分|指标分值|项目满分|' +
        'max|max score|maximum|maximum score|full marks|marks available|weight|weighting|max points|possible points|out of|full score|allocated marks|max marks',
    ),
    weak: words('分数|标分|赋分|比重|占比|总分|最高分|标准|价值'),
    not: words('扣分分值|加分分值|考核标准|评分标准|扣分标准|加权得分|实得分值|权重得分'),
  },
  points: {
    strong: words(
      '得分|扣分|加分|减分|实得分|实得分数|实得分值|实际得分|考核得分|考评得分|评价得分|评估得分|评审得分|测评得分|测评分|检查得分|项目得分|指标得分|评分|打分|自评分|自评得分|考核分|考评分|考核分数|考核评分|考核打分|评分值|评分结果|评定分|评定得分|最终得分|最后得分|' +
        '扣减分数|扣减分值|扣减分|扣分值|扣分数|扣分分值|扣分分数|应扣分|应扣分数|实扣分|实扣分数|考核扣分|检查扣分|扣分合计|加扣分|加减分|加减分值|奖罚分|奖惩分|奖扣分|加分值|加分数|加分分值|考核加分|奖励分|奖分|罚分|奖罚分值|增减分|复评分|复核得分|审核得分|核定得分|核定分|初评分|' +
        '月度得分|本月得分|本期得分|当月得分|季度得分|年度得分|绩效得分|绩效分|绩效分数|绩效评分|主管评分|领导评分|上级评分|部门评分|互评分|评委打分|成绩|分数|量化得分|积分|考核成绩|考核结果得分|考试成绩|个人得分|单位得分|部门得分|考核加减分|扣分情况|得分情况|' +
        'score|points|deduction|deductions|points deducted|deducted|mark|marks|rating|actual score|score given|points awarded|final score|addition|bonus points|penalty points|self score|self rating|manager rating|points lost|marks obtained|score obtained|obtained',
    ),
    weak: words('分值|分|考核结果|评价结果|评定结果|考核情况|评价|得分率|result|results|grade'),
    not: words(
      '评分标准|得分标准|扣分标准|加分标准|打分标准|扣分原因|扣分说明|扣分理由|扣分依据|扣分事由|扣分事项|扣分项目|扣分项|扣分内容|扣分条款|扣分细则|扣分类型|加分原因|加分说明|加分理由|加分依据|加分项目|加分项|加分内容|加分事由|减分原因|减分说明|得分说明|' +
        '打分说明|评分说明|评分细则|评分依据|评分办法|评分方法|评分部门|评分单位|评分人|评分人员|打分人|打分部门|评分日期|评分时间|扣分日期|扣分时间|扣分人|评分原则|奖罚原因|加减分原因|加减分说明|加减分理由|得分理由|得分依据|评分项目|评分内容|评分项|标准分|满分|标准得分|' +
        '基准分|基本分|应得分|应得分数|应得分值|评分等级|评分要素|扣分备注|扣分明细|加分明细|加扣分原因|加扣分说明|加扣分事由|奖惩原因|score criteria|scoring criteria|deduction reason|reason for deduction|score basis|max score|maximum score|full score|possible points|max points|full marks|scoring standard|' +
        '评分要点|评分规则|扣分规则|扣分幅度|评分范围|百分比|部分|分部|分类|分管领导|分公司|积分规则|分工',
    ),
  },
  reason: {
    strong: words(
      '原因|扣分原因|扣分说明|扣分理由|扣分依据|扣分事由|扣分事项|扣分备注|扣分明细|加分原因|加分说明|加分理由|加分依据|加分事由|减分原因|减分说明|事由|理由|考核事由|考核原因|奖罚原因|奖惩原因|奖惩事由|加减分原因|加减分说明|加减分理由|加扣分原因|加扣分说明|加扣分事由|问题|存在问题|存在的问题|主要问题|问题描述|发现问题|发现问题描述|检查问题|' +
        '不符合项|不合格项|违规事实|违规情况|违章内容|违章事实|情况说明|得分说明|打分说明|评分说明|扣分点|得分理由|得分依据|失分原因|失分点|扣减原因|考核说明|扣分内容|检查发现问题|存在问题及扣分原因|问题及扣分原因|' +
        'reason|reasons|remarks|remark|comment|comments|note|notes|deduction reason|reason for deduction|explanation|issue|issues found|findings|justification|finding',
    ),
    weak: words(
      '备注|说明|检查情况|考核情况|扣分情况|检查记录|具体情况|评语|情况|主要事迹|事件|完成情况|检查结果|不足|details|observations|feedback|description',
    ),
    not: words('整改|情况说明书|说明书|备注人|考核办法说明'),
  },
  evidence: {
    strong: words(
      '佐证|佐证材料|佐证资料|证明材料|支撑材料|支撑资料|证据|附件|文号|文件依据|文件号|支撑依据|印证材料|印证资料|照片|查证资料|依据文件|evidence|attachment|attachments|proof|supporting documents|document',
    ),
    weak: words('材料|资料|依据|来源'),
    not: words('资料完整|材料报送|数据来源|评分依据'),
  },
  total: {
    strong: words(
      '合计|总计|小计|总分|总得分|合计得分|得分合计|合计分|总分数|扣分合计|合计扣分|总扣分|加分合计|合计加分|总加分|累计|累计得分|累计扣分|平均|平均分|平均值|平均得分|均分|综合得分|综合分|综合评分|综合成绩|总评|总评分|总成绩|总评得分|汇总|汇总得分|加权得分|加权分|权重得分|折算得分|折算分|折合得分|折后得分|换算得分|最终得分|最后得分|最终分|' +
        '本项得分|合计总分|总积分|考核总分|考核总得分|最终成绩|共计|总和|' +
        'total|sum|average|avg|mean|overall|overall score|total score|weighted score|subtotal|final score|grand total|total points|total deduction|composite|aggregate',
    ),
    weak: words('综合|考核得分|绩效得分|实得分|最终'),
    not: words('总分值|综合管理|综合治理|综合素质|综合办|综合能力|平均工资|总经理|累计时间|综合评价意见'),
  },
  place: {
    strong: words(
      '名次|排名|排序|位次|序位|名 次|排行|考核排名|得分排名|综合排名|顺位|rank|ranking|place|position|standing',
    ),
    weak: words('上月排名|上期排名|排名变化'),
    not: words('排名变化原因'),
  },
  ignore: {
    strong: words(
      '序号|序|编号|行次|工号|代码|编码|学号|员工编号|项次|排号|no|s n|sn|id|index|number|item no|code|日期|时间|检查日期|检查时间|考核日期|考核时间|扣分日期|扣分时间|评分日期|评分时间|发生日期|发生时间|月份|考核月份|考核周期|期间|年份|date|time|month|period|day|' +
        '评分标准|考核标准|评价标准|考评标准|检查标准|扣分标准|加分标准|评分细则|考核细则|扣分细则|考核办法|评分办法|计分办法|计分方法|评分方法|检查方法|考核方法|考核方式|评价方式|评分原则|检查方式|检查方法及评分标准|评分依据|目标值|计算公式|计算方法|数据来源|评分规则|扣分规则|指标定义|指标说明|' +
        'standard|scoring criteria|scoring standard|target|actual|formula|unit of measure|data source|' +
        '评分部门|评分单位|评价部门|考评部门|打分部门|检查部门|检查单位|牵头部门|牵头单位|主管部门|归口部门|归口管理部门|配合部门|配合单位|协办单位|提供部门|执行部门|检查人|检查人员|评分人|评分人员|考核人|考核人员|审核人|负责人|分管领导|联系人|评委|签字|签名|签收|责任领导|填报人|记录人|确认人|被考核人签字|' +
        'assessor|evaluator|checked by|appraiser|reviewer|rated by|evaluated by|inspector|signature|signed|' +
        '电话|手机|联系电话|联系方式|邮箱|地址|身份证|身份证号|性别|年龄|职务|岗位|职位|职称|学历|民族|政治面貌|phone|mobile|tel|email|e mail|address|gender|sex|age|job title|position title|title|role|' +
        '等级|等次|档次|考核等级|考核等次|评定等级|评价等级|考核结果|级别|结果|level|整改|整改要求|整改措施|完成情况|整改期限|整改情况|整改时限|整改建议|整改人|责任人|改进措施|完成时限|完成时间|计划完成时间|得分率|扣分率|达标率|是否合格|上月|上月得分|上期得分|同比|环比|增减|' +
        '工资|基本工资|金额|奖金|绩效工资|奖励金额|扣款|罚款|扣罚金额|考核金额|数量|单价|系数|考核系数|绩效系数|amount|salary|quantity|price|coefficient|status|状态|意见|签字确认|计量单位',
    ),
    weak: words('标准|天数|次数|人数|办法|方式'),
    not: [],
  },
};

/** Words that say a table is about something else than an assessment: money, stock, people's addresses. */
export const otherMatters: readonly string[] = words(
  '工资|薪|津贴|补贴|实发|应发|金额|单价|数量|库存|价格|电话|手机|邮箱|地址|身份证|年龄|性别|学历|出生|面积|规格|型号|产量|吨|里程|油耗|预算|收入|支出|成本|利润|入库|出库|余额|出勤|加班|值班|请假|salary|wage|price|quantity|amount|phone|email|address|age|stock|budget|revenue|cost',
);

/** Words by which titles and headers say that something is scored. */
export const scoringMatters: readonly string[] = words(
  '考核|考评|评核|评分|得分|扣分|加分|减分|罚分|奖分|打分|分值|绩效|评比|评价|评估|测评|评定|评议|奖罚|奖惩|积分|总分|满分|百分制|排名|名次|量化|星级|竞赛|达标|验收|检查表|score|scoring|assessment|appraisal|performance|evaluation|rating|ranking|deduction|kpi|scorecard|points',
);

/** Words that name who gives the points or when, instead of what they are for. */
export const raterWords: readonly string[] = words(
  '自评|自我|互评|初评|复评|终评|复核|审核|核定|考评|考核|上级|下级|主管|领导|部门|班组|同事|评委|专家|小组|考核组|考评组|检查组|考核办|最终|实际|实得|检查|评审|经理|总经理|组长|本人|上月|本月|上期|本期|上年|当月|self|manager|supervisor|peer|final|actual|previous|reviewer|hr|initial',
);
