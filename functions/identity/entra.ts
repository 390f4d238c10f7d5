// Entra ID in its two clouds (微软与世纪互联): where each is.

export type EntraCloud = 'global' | '21vianet';

export const entraHosts: Readonly<Record<EntraCloud, string>> = {
  global: 'login.microsoftonline.com',
  '21vianet': 'login.partner.microsoftonline.cn',
};

/** Where people sign in, in either cloud. */
export const entraOrigins: readonly string[] = Object.values(entraHosts).map((host) => `https://${host}`);
