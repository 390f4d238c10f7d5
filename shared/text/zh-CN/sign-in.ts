// What the sign-in page says in Chinese, and why the service does not take somebody who has signed in.
import type { TokenFaultCode } from '../fault-codes';

export const signInPage = {
  'signIn.title': '登录',
  'signIn.development': '这是开发登录：请选择一个示例人员。',
  'signIn.search': '查找人员',
  'signIn.people': '人员',
  'signIn.more': '还有 {count} 人，请输入姓名或编号查找。',
  'signIn.none': '没有找到。',
  'signIn.as': '以{name}登录（{id}）',
  'signIn.window': '正在登录 …',
  'signIn.account': '使用机构账户登录',
  'signIn.with': '使用{name}登录',
  'signIn.over': '可以关闭这个窗口了。',
  'signIn.who': '请用管理员登记过的账户登录；密码只在登录服务的页面上输入。',
  'signIn.refused.other': '也可以再按下面的按钮，换一个账户登录。',
} as const;

export const tokenFaults = {
  'token-missing': '请求中没有登录凭据。请重新登录。',
  'token-malformed': '登录服务给出的凭据不完整，读不出你的编号。请把这句话告诉管理员，由其核对登录设置中的 id。',
  'token-expired': '登录已过期。请重新登录；如果刚刚才登录，请管理员核对服务器的时间。',
  'token-not-yet-valid': '登录凭据还没有生效。请管理员核对服务器和登录服务的时间。',
  'token-wrong-audience':
    '登录成功了，但凭据不是发给本服务的（aud）。请把这句话告诉管理员，由其核对登录设置中的 audience。',
  'token-wrong-issuer': '登录成功了，但本服务不认这个登录服务（iss）。请把这句话告诉管理员，由其核对登录设置中的地址。',
  'token-wrong-kind':
    '登录成功了，但凭据的种类不对。请把这句话告诉管理员，由其核对登录设置中的 token（access 或 id）。',
  'token-tenant-not-allowed': '这个账户不属于使用本服务的机构。请换本机构的账户登录；若就是本机构的，请告诉管理员。',
  'token-scope-missing': '这个账户没有使用本服务的许可（scope）。请联系管理员。',
  'token-signature-invalid':
    '登录凭据的签名不对。请重新登录；若仍如此，请管理员核对登录设置中的 algorithms 和登录服务的密钥。',
} as const satisfies Record<TokenFaultCode, string>;
