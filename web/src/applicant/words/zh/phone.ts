import type { phone as english } from '../en/phone';
import type { Like } from '../like';

export const phone: Like<typeof english> = {
  instead: '改用手机',
  insteadWhy: '这里没有摄像头，或手机的更好？您的位置会保留。',

  heading: '在手机上继续',
  lead: '您的验证会转到手机上，排队位置也一起转过去。',
  steps: [
    '打开手机相机，对准此二维码。',
    '点按手机显示的链接，它会在手机浏览器中打开。',
    '在手机上继续。此页面会同步显示。',
  ],
  code: '包含手机链接的二维码',
  making: '正在生成二维码…',
  link: '或在手机浏览器中输入此链接',
  copy: '复制链接',
  copied: '链接已复制。',
  notCopied: '请选中链接并手动复制。',
  fresh: (left) => `为了您的安全，${left}后会生成新的二维码。它只能在一部手机上使用一次。`,
  failed: '无法生成二维码。请检查网络后再试。',
  tooOften: '短时间内生成了太多二维码。请等待一分钟后再试。',
  again: '生成新的二维码',
  stay: '留在这台电脑上',
  callBegins: '工作人员已准备好。请立即在手机上打开链接，或留在这台电脑上。',

  following: {
    heading: {
      phone: '您的验证正在手机上进行',
      computer: '您的验证正在电脑上进行',
      other: '您的验证正在另一台设备上进行',
    },
    lead: '此页面会同步显示。这里的摄像头已关闭。',
    nowHeading: '当前进度',
    required: '您正在为通话做准备：摄像头和麦克风。',
    waiting: (place, length) => `您正在排队：第 ${place} 位，共 ${length} 人。`,
    calling: (name) => `您正在与 ${name} 通话。`,
    moveHere: { phone: '转到这部手机', computer: '转回这台电脑' },
    moving: '正在转移…',
    why: '摄像头也会切换。通话中，工作人员稍后会从这里看到您。',
    away: {
      phone: '与您的手机失去了联系。它是否休眠或没有信号？',
      computer: '与您的电脑失去了联系。它是否休眠，或页面已关闭？',
      other: '与您的另一台设备失去了联系。它是否休眠，或页面已关闭？',
    },
    awayAdvice: '请唤醒它，或在这里继续。您的位置和通话会保留一分钟。',
    continueHere: '在这里继续',
    down: '此页面的连接已断开。我们会自动重新连接；您的另一台设备不受影响。',
  },

  expired: {
    heading: '此二维码已失效',
    lead: '二维码的有效期为两分钟。另一台设备的页面上有新的二维码：请扫描新的。',
  },
  used: {
    heading: '此二维码已被使用',
    lead: '二维码只能在一部手机上使用一次。另一台设备的页面上有新的二维码：请扫描新的。',
  },
  noCode: '页面已关闭？',
  noCodeSteps: '请在任意设备上从您的平台重新打开验证。不会丢失任何内容。',
};
