import { afterEach, expect, test, vi } from 'vitest';
import { forget, forgetAll, recall, remember } from './tab_storage';

function off(): never {
  throw new DOMException('The operation is insecure.', 'SecurityError');
}

afterEach(() => vi.unstubAllGlobals());

test('where storage is switched off, nothing is remembered and nothing fails', () => {
  for (const storage of [
    { getItem: off, setItem: off, removeItem: off, key: off, length: 1 },
    undefined,
  ]) {
    vi.stubGlobal('sessionStorage', storage);
    remember('draft', 'words');
    expect(recall('draft')).toBeNull();
    forget('draft');
    forgetAll('dr');
  }
});
