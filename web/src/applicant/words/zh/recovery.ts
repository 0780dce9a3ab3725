import type { Device } from '../../../shared/call/device_problem';
import type { recovery as english } from '../en/recovery';
import type { Like } from '../like';

const names = { camera: '摄像头', microphone: '麦克风', both: '摄像头和麦克风' };
const nameOf = (device: Device | null) => names[device ?? 'both'];
const orYours = (browser: string | null) => browser ?? '您的浏览器';

const tuneSteps = (sign: string) => [
  `点按地址栏最左侧、此页面地址旁的${sign}。`,
  '打开摄像头和麦克风。',
  '回到此页面。如果没有变化，请按“重新加载页面”：您的位置会保留。',
];

const blockedHere = ({ browser, device }: { browser: string | null; device: Device | null }) =>
  `${orYours(browser)}在此页面上阻止了${nameOf(device)}`;

const notFound = (device: Device | null) => `没有找到${nameOf(device)}`;
const inUse = (device: Device | null) => `其他程序正在使用${nameOf(device)}`;
const notOpened = (device: Device | null) => `无法打开${nameOf(device)}`;

export const recovery: Like<typeof english> = {
  deviceProblem(kind, device) {
    switch (kind) {
      case 'insecure':
        return '此浏览器无法在这里打开摄像头';
      case 'denied':
        return `您的浏览器阻止了${nameOf(device)}`;
      case 'denied_by_system':
        return `您的设备不允许浏览器使用${nameOf(device)}`;
      case 'not_found':
        return notFound(device);
      case 'in_use':
        return inUse(device);
      case 'unknown':
        return notOpened(device);
    }
  },
  recovery: {
    titles: {
      dismissed: () => '浏览器的询问被关闭了',
      site_chrome: blockedHere,
      site_edge: blockedHere,
      site_opera: blockedHere,
      site_android: blockedHere,
      site_firefox: blockedHere,
      site_firefox_android: blockedHere,
      site_safari: blockedHere,
      site_ios_safari: blockedHere,
      site_ios_other: blockedHere,
      site_other: blockedHere,
      system_windows: ({ device }) => `Windows 阻止了${nameOf(device)}`,
      system_macos: ({ device }) => `您的 Mac 阻止了${nameOf(device)}`,
      system_chromeos: ({ device }) => `您的 Chromebook 阻止了${nameOf(device)}`,
      system_android: ({ device }) => `您的手机阻止了${nameOf(device)}`,
      system_ios: ({ device }) => `您的 iPhone 或 iPad 阻止了${nameOf(device)}`,
      system_other: ({ device }) => `您的系统阻止了${nameOf(device)}`,
      frame: () => '外层页面不允许使用摄像头',
      not_found: ({ device }) => notFound(device),
      in_use: ({ device }) => inUse(device),
      in_app: () => '此应用自带的浏览器没有摄像头',
      insecure: () => '此地址不够安全，无法使用摄像头',
      unknown: ({ device }) => notOpened(device),
    },
    steps: {
      dismissed: () => [
        '按“再试一次”。浏览器会再次询问。',
        '选择“允许”。在通话开始之前，只有您能看到画面。',
      ],
      site_chrome: () => tuneSteps('带两个滑块的图标'),
      site_edge: () => tuneSteps('锁形图标'),
      site_opera: () => tuneSteps('锁形图标'),
      site_android: ({ browser }) => [
        '点按此页面地址旁的图标，然后点“权限”。',
        '打开摄像头和麦克风，然后回到此页面。',
        `仍被阻止？请打开手机的设置 > 应用 > ${orYours(browser)} > 权限，允许这两项。`,
      ],
      site_firefox: () => [
        '点按地址栏中、此页面地址旁带斜线的摄像头图标。',
        '分别点按摄像头和麦克风“已阻止”旁的 ×。',
        '按“重新加载页面”，Firefox 询问时选择“允许”。您的位置会保留。',
      ],
      site_firefox_android: () => [
        '点按此页面地址旁的锁形图标。',
        '将摄像头和麦克风设为“允许”。',
        '仍被阻止？请打开手机的设置 > 应用 > Firefox > 权限，允许这两项。',
        '按“重新加载页面”。您的位置会保留。',
      ],
      site_safari: () => [
        '在屏幕顶部的菜单中打开 Safari > 设置，然后选择“网站”。',
        '在左侧选择“摄像头”，将此网站设为“允许”。麦克风也同样设置。',
        '关闭设置，按“重新加载页面”。您的位置会保留。',
      ],
      site_ios_safari: () => [
        '点按地址旁的页面菜单，再点三个点，然后点“网站设置”。',
        '将摄像头和麦克风设为“允许”，然后点“完成”。',
        '没有？请打开设置 > App > Safari，再打开摄像头和麦克风，选择“允许”。',
        '按“重新加载页面”。您的位置会保留。',
      ],
      site_ios_other: ({ browser }) => [
        `在手机或平板上打开设置 > App > ${orYours(browser)}。`,
        '打开摄像头和麦克风。',
        '回来后按“重新加载页面”，询问时选择“允许”。您的位置会保留。',
      ],
      site_other: () => [
        '点按此页面地址旁的摄像头或锁形图标。',
        '为摄像头和麦克风选择“允许”。',
        '按“重新加载页面”。您的位置会保留。',
      ],
      system_windows: () => [
        '打开开始 > 设置 > 隐私和安全性 > 相机。',
        '打开“相机访问”和“允许桌面应用访问相机”。麦克风也同样设置。',
        '回到此页面。如果没有变化，请关闭浏览器并重新打开。',
      ],
      system_macos: ({ browser }) => [
        '打开苹果菜单 > 系统设置 > 隐私与安全性 > 摄像头。',
        `打开${orYours(browser)}旁的开关。麦克风也同样设置。`,
        `退出${orYours(browser)}并重新打开，然后回到此页面。`,
      ],
      system_chromeos: () => [
        '打开设置 > 隐私和安全 > 隐私控制。',
        '打开摄像头访问和麦克风访问。',
        '再看看摄像头旁是否有小开关：有些 Chromebook 有。',
      ],
      system_android: ({ browser }) => [
        `打开手机的设置 > 应用 > ${orYours(browser)} > 权限。`,
        '允许摄像头和麦克风。',
        '从屏幕顶部向下滑：“摄像头使用权限”和“麦克风使用权限”必须是打开的。',
      ],
      system_ios: ({ browser }) => [
        `打开设置 > 隐私与安全性 > 相机，并打开${orYours(browser)}。`,
        '麦克风也同样设置。',
        '列表中没有？请查看屏幕使用时间 > 内容和隐私访问限制。',
      ],
      system_other: ({ device }) => [
        `打开系统设置，找到“隐私”，再找到“${device === 'microphone' ? '麦克风' : '摄像头'}”。`,
        '在那里允许您的浏览器。',
        '关闭浏览器，重新打开，然后回来。',
      ],
      frame: () => ['按下按钮，此页面会在单独的标签页中打开。', '请在那里继续：您的位置会保留。'],
      not_found: ({ device }) => [
        '如果设备是用线连接的，请拔下再插上。',
        device === 'microphone' ? '带麦克风的耳机也可以。' : '看看摄像头上是否有遮盖或开关，并打开它。',
      ],
      in_use: ({ device }) => [
        `关闭其他正在使用${nameOf(device)}的程序和标签页：视频通话、录制程序、相机应用。`,
        '或者在下面选择另一个设备（如果有）。',
        '如果仍然不行，请重启设备，然后再次打开此页面。',
      ],
      in_app: () => [
        '打开您自己的浏览器：Chrome、Safari、Firefox 或 Edge。',
        '在其中登录您的平台，打开 Settings > Identity Verification，从那里开始。',
        '您会得到一个新链接，并从现在的进度继续。',
      ],
      insecure: () => [
        '此页面的地址必须以 https 开头。',
        '登录您的平台，打开 Settings > Identity Verification，从那里开始。',
      ],
      unknown: () => [
        '按“再试一次”。',
        '如果仍然不行，请重新加载页面。您的位置会保留。',
        '还是不行？请重启设备，然后再次打开此页面。',
      ],
    },
    inAppMenus: {
      facebook: '在 Facebook 中：点按右上角的三个点，然后选择“在外部浏览器中打开”。',
      instagram: '在 Instagram 中：点按右上角的三个点，然后选择“在外部浏览器中打开”。',
      tiktok: '在 TikTok 中：点按右上角的三个点，然后选择“在浏览器中打开”。',
      linkedin: '在领英中：点按右上角的三个点，然后选择“在浏览器中打开”。',
      line: '在 LINE 中：点按右下角的三个点，然后选择“在其他应用中打开”。',
      wechat: '在微信中：点按右上角的三个点，然后选择“在浏览器打开”。',
      snapchat: '在 Snapchat 中：点按箭头或三个点，然后选择“在浏览器中打开”。',
      android_webview: '打开此应用的菜单（三个点），选择“在浏览器中打开”。',
      ios_webview: '点按此应用的分享图标或指南针图标，然后选择“在 Safari 中打开”。',
    },
    element: '就在这里允许：',
    orSo: '如果没有帮助：',
    waiting: '我们会持续检查。一旦可用，此页面会自动继续。',
    windowsToo: '在 Windows 上，也请查看设置 > 隐私和安全性 > 相机。',
    mended: '成功了：此页面现在可以使用摄像头和麦克风。',
    replaced: (device, label) => `您的${nameOf(device)}已断开。现在使用${label || '另一个'}。`,
    silentCamera: '您的摄像头没有画面。请打开遮盖或开关，并结束其他通话。',
    silentMicrophone: '您的麦克风没有声音。请找找静音键或开关，并结束其他通话。',
    ownTab: '在单独的标签页中打开',
  },
};
