import type { support as english } from '../en/support';
import type { Like } from '../like';

export const support: Like<typeof english> = {
  inApp: {
    heading: '请在浏览器中打开此页面',
    lead: '您正在另一个应用中。它自带的浏览器常常无法使用摄像头，而通话需要摄像头。',
    linkKept: '您的链接没有被用掉：它在您的浏览器中可用。',
    copy: '复制链接',
    copied: '已复制。请粘贴到浏览器的地址栏中。',
    copyByHand: '要复制的链接',
    paste: '找不到？请复制链接，粘贴到 Chrome、Safari、Firefox 或 Edge 中。',
    anyway: '仍在这里尝试',
  },
  cannot: {
    heading: '此浏览器无法进行视频通话',
    lead: '它缺少通话所需的功能。没有任何损失：您的链接没有被用掉。',
    stepsHeading: '您可以怎么做',
    steps: [
      '复制此链接，在最新的 Chrome、Firefox、Safari 或 Edge 中打开，或在手机上打开。',
      '或者更新此浏览器，然后再次打开链接。',
      '开启了锁定模式，或有阻止 WebRTC 的扩展？请为此页面关闭它。',
    ],
    more: '哪些浏览器可以使用？',
  },
  support: {
    region: '关于您的浏览器',
    olderBrowser: '您的浏览器不是最新版本。通话应该可以进行；更新后会更稳妥。',
    olderSystem: '您的系统不是最新版本。通话应该可以进行；更新后会更稳妥。',
    unknown:
      '我们不太了解此浏览器。通话应该可以进行。如果不行，请使用 Chrome、Firefox、Safari 或 Edge。',
    dismiss: '好的',
  },
};
