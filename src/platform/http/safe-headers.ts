const policyWith = (maps: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    // antd sets inline style attributes and injects style elements.
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' blob: data:${maps}`,
    `connect-src 'self'${maps}`,
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join(';')

const always = {
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  // Old browsers' own filter did more harm than good.
  'x-xss-protection': '0',
}

const overTls = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
}

type Where = {
  /** Whether pages are reached over TLS. */
  secure: boolean
  /** Address of the map's style, whose tiles come from the same place; absent where there is no map behind the plan. */
  mapStyle?: string | null | undefined
}

/** What every answer tells a browser not to do. The same for all, so written once. */
export function safeHeaders({ secure, mapStyle }: Where): Readonly<Record<string, string>> {
  const maps = mapStyle ? ` ${new URL(mapStyle).origin}` : ''
  return { 'content-security-policy': policyWith(maps), ...always, ...(secure ? overTls : {}) }
}
