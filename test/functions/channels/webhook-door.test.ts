// Where webhooks may lead: to hosts of their vendors by https and to public addresses, whatever a setting, a name or an answer says.
import { isAllowed, isPublic, postJson } from '../../../functions/channels/post-webhook';
import { wecomHosts } from '../../../functions/channels/wecom';
import { teamsHosts } from '../../../functions/channels/teams';

const wecom = { hosts: wecomHosts, loopback: false };
const teams = { hosts: teamsHosts, loopback: false };

test.each([
  'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k',
  'https://qyapi.weixin.qq.com:443/cgi-bin/webhook/send',
])('%s may be posted to', (url) => expect(isAllowed(new URL(url), wecom)).toBe(true));

test.each([
  'http://qyapi.weixin.qq.com/cgi-bin',
  'https://qyapi.weixin.qq.com:8443/',
  'https://qyapi.weixin.qq.com.evil.example/',
  'https://evil.example/qyapi.weixin.qq.com',
  'https://qyapi.weixin.qq.com@evil.example/',
  'https://user:pass@qyapi.weixin.qq.com/',
  'https://xqyapi.weixin.qq.com/',
  'https://169.254.169.254/latest/meta-data',
  'https://127.0.0.1/',
  'http://localhost:3000/api/people',
  'https://[::1]/',
  'file:///etc/passwd',
])('%s may not', async (address) => {
  const url = new URL(address);
  expect(isAllowed(url, wecom)).toBe(false);
  expect(await postJson(url, '{}', wecom)).toEqual({ kind: 'failed', because: 'address-refused' });
});

test('of Teams every workflow’s host is meant, and nothing that only ends like one', () => {
  expect(isAllowed(new URL('https://prod-12.westus.logic.azure.com:443/workflows/a'), teams)).toBe(true);
  expect(isAllowed(new URL('https://x.environment.api.powerplatform.com/powerautomate'), teams)).toBe(true);
  expect(isAllowed(new URL('https://evillogic.azure.com/'), teams)).toBe(false);
  expect(isAllowed(new URL('https://logic.azure.com/'), teams)).toBe(false);
});

test('a name that leads to this machine is refused before anything is connected to', async () => {
  // The resolver of every machine leads this name home, as one of another site could be made to.
  const rebound = { hosts: ['localhost'], loopback: false };
  expect(isAllowed(new URL('https://localhost/'), rebound)).toBe(true);
  expect(await postJson(new URL('https://localhost/'), '{}', rebound)).toEqual({
    kind: 'failed',
    because: 'address-refused',
  });
});

test('where this machine may be sent to, no other may', () => {
  const own = { hosts: [], loopback: true };
  expect(isAllowed(new URL('http://127.0.0.1:8080/'), own)).toBe(true);
  for (const url of ['http://10.0.0.1/', 'https://169.254.169.254/', 'http://127.0.0.1.evil.example/'])
    expect(isAllowed(new URL(url), own)).toBe(false);
});

test.each([
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1'],
  ...['172.31.255.255', '192.0.0.8', '192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', 'fc00::1', 'fd12::1', 'fe80::1'],
  ...['2001:db8::1', '2002:7f00:1::', '2001::1', 'ff02::1', 'no address'],
])('%s is not the public’s', (address) => expect(isPublic({ address })).toBe(false));

test.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700::1', '2400:3200::1'])('%s is', (address) =>
  expect(isPublic({ address })).toBe(true),
);
