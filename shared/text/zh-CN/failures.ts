// What failed and what to do then, in Chinese.
export const failures = {
  'failure.network': '没有网络，或服务没有应答。请检查网络后重试；填写的内容都还在。',
  'failure.replaced':
    '网站已换成新版本，这一部分要重新载入才能打开。请先保存或抄下其他页上还没有提交的内容，再点“重新载入”；发件箱里的内容都会保留。',
  'failure.answer': '无法识别服务的应答（{route}，{status}）。请刷新窗格；若仍如此，请告诉管理员。',
  'failure.settings': '网站的设置不对（{wrong}），还不能使用。请把括号里的内容告诉网站的管理员。',
  'failure.sign-in': '登录已过期。请重新登录；填写的内容都还在。',
  'failure.sign-in-refused': '登录没有完成（{reason}）。请重试；若仍如此，请把括号里的代码告诉账号管理员。',
  'failure.sign-in-away':
    '没有连上登录服务，或它现在不能登录。请检查网络后重试；填写的内容都还在。若仍如此，请告诉管理员。',
  'failure.sign-in-denied':
    '登录没有完成（access_denied）：你取消了或没有同意，或者这个账户没有权限。请重试，或换一个账户；若仍如此，请告诉账号管理员。',
  'failure.sign-in-client':
    '登录没有完成（{reason}）：登录服务不认识本网站，或不允许它这样登录。请把括号里的代码告诉管理员。',
  'failure.sign-in-clock':
    '登录没有完成：这台电脑的时间与登录服务的相差太多。请校准电脑的日期、时间和时区，然后重新登录。',
  'failure.sign-in-mismatch': '登录没有完成：收到的应答不属于这次登录，已经丢弃。请重新登录；若仍如此，请告诉管理员。',
  'failure.sign-in-late': '登录没有完成（invalid_grant）：登录用时太久，或者这次的应答已经用过。请重新登录。',
  'failure.sign-in-unsupported': '这个版本的 Excel 不支持窗格内登录。请升级 Excel，或使用网页版。',
  'failure.a-sheet': '有一张工作表',
  'failure.the-sheet': '工作表“{name}”',
  'failure.workbook.protected': '{sheet}受保护，无法写入。请在“审阅”中撤销工作表保护后重试。',
  'failure.workbook.workbook-structure-protected':
    '工作簿的结构受保护，不能新增或改名工作表。请在“审阅”中撤销工作簿保护后重试。',
  'failure.workbook.name-taken': '{sheet}用了这里要用的名称，不会被覆盖。请把它改名后重试。',
  'failure.workbook.table-name-taken':
    '{sheet}上有一个表格用了这里要用的表名，不会被覆盖。请在“表设计”中给它改名后重试。',
  'failure.workbook.gone': '{sheet}或其中的内容已不在工作簿中。请重新铺表后重试。',
  'failure.workbook.busy-editing': '有单元格正在编辑。请按回车结束编辑后重试。',
  'failure.workbook.not-supported': '这个版本的 Excel 不支持此操作。请更新 Excel，或使用网页版 Excel。',
  'failure.workbook.not-possible': '{sheet}现在不能这样操作。请查看它是否被隐藏、保护或筛选，然后重试。',
  'failure.workbook.too-large':
    '工作表里的内容范围太大，不像一张考核表。请删去表格以外的内容（包括很远处的单元格），或把考核表复制到一张新工作表，再试一次。',
  'failure.workbook.not-put-back': '操作中断，工作簿没能恢复原样。请不要保存，关闭后重新打开工作簿，再试一次。',
  'failure.workbook.other': '工作簿没有完成操作。请稍后重试；若仍不行，请保存后重新打开工作簿。',
  'failure.unknown': '出现意外错误（{message}）。填写的内容都还在，请重试。',
  'failure.scheme': '服务给出的考核方案不合格式，无法使用。请告诉考核办。',
} as const;
