import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Of tokens that nobody used yet, and of browsers that were let in. */
const MOST_KEPT = 100;

/** Who may use the server: a token from the terminal lets one browser in, once, and becomes a cookie there. */
export class Access {
  private readonly cookieName: string;
  private readonly tokens = new Set<string>();
  private readonly sessions = new Set<string>();

  /** Cookies do not know ports, so the name of each server's cookie has its port in it. */
  constructor(port: number) {
    this.cookieName = `sealwright-${port}`;
  }

  newToken(): string {
    return keep(this.tokens);
  }

  /** The `Set-Cookie` line for whoever shows a token that was not used before. */
  redeem(token: string): string | undefined {
    if (!take(this.tokens, token)) return undefined;
    return `${this.cookieName}=${keep(this.sessions)}; Path=/; HttpOnly; SameSite=Strict`;
  }

  isAllowed({ headers: { cookie = '' } }: IncomingMessage): boolean {
    return cookie
      .split(';')
      .map((pair) => pair.trim().split('='))
      .some(([name, value = '']) => name === this.cookieName && this.sessions.has(digest(value)));
  }
}

/** Makes a secret and keeps its digest: a look-up then takes the same time whatever is asked. */
function keep(digests: Set<string>): string {
  const secret = randomBytes(32).toString('base64url');
  const [oldest] = digests;
  if (digests.size >= MOST_KEPT && oldest) digests.delete(oldest);
  digests.add(digest(secret));
  return secret;
}

function take(digests: Set<string>, secret: string): boolean {
  return digests.delete(digest(secret));
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

export function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(digest(left)), Buffer.from(digest(right))];
  return timingSafeEqual(a, b);
}
