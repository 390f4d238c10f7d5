// Addresses of this machine (本机), where nothing on the way can be overheard or changed: http is safe there alone.

/** Whether the name of a host, as `URL` has it, is that of this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
