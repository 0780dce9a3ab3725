import type { line as english } from '../en/line';
import type { Like } from '../like';

export const line: Like<typeof english> = {
  check: {
    heading: '您的网络连接',
    connecting: '正在测试您的连接…',
    measuring: '正在检测您的网络，需要几秒钟。',
    progress: '连接测试',
    loop: '工作人员将看到的您的画面',
    loopCaption: '工作人员看到的就是这样。画面已传到我们的服务器并返回。',
    verdicts: {
      good: { title: '您的网络良好', what: '工作人员可以清楚地看到和听到您。', tips: [] },
      enough: {
        title: '您的网络可以通话',
        what: '通话可以进行。画面有时可能不太清晰。',
        tips: ['靠近 Wi-Fi 路由器。', '关闭其他视频和下载。'],
      },
      poor: {
        title: '您的网络较弱',
        what: '您可以开始通话。如果画面传不过去，我们会用声音和静态图片继续。',
        tips: [
          '靠近 Wi-Fi 路由器，或使用网线。',
          '试试用移动数据代替 Wi-Fi，或反过来。',
          '关闭其他视频、下载和 VPN 程序。',
        ],
      },
      none: {
        title: '画面无法传输',
        what: '此网络似乎阻止了视频通话。公司、学校和酒店的网络常常如此。您仍然可以开始通话：我们会继续尝试。',
        tips: [
          '换一个网络，例如移动数据。',
          '关闭 VPN 或代理。',
          '如果是公司网络，请询问是否允许视频通话（WebRTC）。',
        ],
      },
    },
    speed: '速度',
    speedOf: (kbps) => (kbps < 1000 ? `${kbps} kbit/s` : `${(kbps / 1000).toFixed(1)} Mbit/s`),
    loss: '途中丢失',
    lossOf: (percent) => `${percent}%`,
    roundTrip: '往返时间',
    roundTripOf: (ms) => `${ms} 毫秒`,
    overTcp: '您的网络阻止了视频最快的传输方式。我们改用较慢的一种。',
    again: '重新测试',
  },
  call: {
    quality: { good: '连接良好', weak: '连接较弱', poor: '连接很差' },
    sending: {
      low: '我们正在发送较小的画面。',
      stills: '您的网络可以传输声音和静态图片。您可以继续交谈。',
    },
    saveData: '节省流量',
    fullPicture: '发送完整画面',
    still: (name) => `${name} 的静态图片`,
    stillNote: (name) => `${name} 的网络较弱：声音和静态图片`,
  },
};
