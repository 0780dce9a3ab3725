import { attempt } from '../attempt';

const name = 'visavis_try';

/** Whether this browser keeps a cookie of ours. Without one the session that a link opens is lost at once. */
export function keepsCookies(): boolean {
  const kept = attempt(() => {
    document.cookie = `${name}=1; Path=/; SameSite=Strict; Max-Age=60`;
    const found = document.cookie.includes(`${name}=`);
    document.cookie = `${name}=; Path=/; SameSite=Strict; Max-Age=0`;
    return found;
  });
  return kept ?? navigator.cookieEnabled;
}
