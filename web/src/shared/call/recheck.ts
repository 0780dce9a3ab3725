import { type Input, worthAQuietTry } from './input_problem';
import { onPermissionChange, permissionFor } from './permission';
import { plugged } from './plugged';
import type { Media } from './media';

const look_ms = 2000;

/**
 * While there is a problem with an input: looks whether it is over, at every sign that it may be,
 * and every two seconds for the browsers that give no sign (Safari never tells of a permission).
 */
export function watchForRecovery(media: Media): () => void {
  let over = false;
  let looking = false;
  const look = async (returned: boolean) => {
    const { problem, status } = media.store.get();
    if (over || looking || status !== 'problem' || !problem) return;
    looking = true;
    try {
      const inputs: Input[] = problem.input ? [problem.input] : ['camera', 'microphone'];
      const permissions = await Promise.all(inputs.map(permissionFor));
      const present = await arePresent(inputs);
      if (!over && worthAQuietTry(problem, { permissions, present, returned })) await media.retry();
    } finally {
      looking = false;
    }
  };
  const sign = () => void look(false);
  const returned = () => {
    if (document.visibilityState === 'visible') void look(true);
  };
  const stopListening = onPermissionChange(sign);
  const timer = window.setInterval(sign, look_ms);
  navigator.mediaDevices?.addEventListener?.('devicechange', sign);
  window.addEventListener('focus', returned);
  document.addEventListener('visibilitychange', returned);
  return () => {
    over = true;
    stopListening();
    window.clearInterval(timer);
    navigator.mediaDevices?.removeEventListener?.('devicechange', sign);
    window.removeEventListener('focus', returned);
    document.removeEventListener('visibilitychange', returned);
  };
}

/** Kinds are told without a permission, names are not. */
async function arePresent(inputs: Input[]): Promise<boolean> {
  const found = await plugged();
  return inputs.every((input) => {
    const kind = input === 'camera' ? 'videoinput' : 'audioinput';
    return found.some((one) => one.kind === kind);
  });
}
