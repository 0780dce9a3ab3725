import type { call as english } from '../en/call';
import type { Like } from '../like';

export const call: Like<typeof english> = {
  call: {
    heading: (name) => `您与 ${name} 的通话`,
    representative: '工作人员',
    code: '代码',
    codeWhy: '工作人员看到的是同一个代码。如果对方念出的不同，请离开通话。',
    remote: (name) => `${name} 的视频`,
    self: '您自己的画面',
    elapsed: '时长',
    controls: '摄像头、麦克风和聊天',
    mute: '静音',
    unmute: '取消静音',
    muted: '您已静音',
    cameraOff: '关闭摄像头',
    cameraOn: '打开摄像头',
    cameraIsOff: '工作人员看不到您',
    switchCamera: '切换摄像头',
    play: '点按即可看到和听到通话',
    connectingTo: (name) => `正在为您连接 ${name}`,
    peerOff: (name, muted, cameraOff) => {
      if (muted && cameraOff) return `${name} 已静音并关闭了摄像头`;
      if (muted) return `${name} 已静音`;
      return cameraOff ? `${name} 关闭了摄像头` : '';
    },
    now: {
      kinds: {
        consent: '您的同意',
        question: '问题',
        challenge: '请按提示做',
        document: '您的证件',
      },
      consent: '请说明您是否同意现在通过视频进行验证。',
      document: '请将身份证件举到摄像头前。',
      gestures: {
        turn_head: '把头完全转向左边，再完全转向右边。',
        hand_across_face: '张开手掌，从额头到下巴慢慢划过脸前。',
        press_cheek: '用一根手指按一下脸颊，然后松开。',
        lean_in: '身体前倾，直到脸占满画面，然后退回。',
        three_fingers: '在一只眼睛前竖起三根手指，再换到另一只眼睛前。',
        hand_on_head: '把一只手放在头顶，并看向天花板。',
      },
    },
    chat: {
      heading: '聊天',
      empty: '声音出问题或需要拼写姓名时，可以在这里打字。通话结束后内容会消失。',
      write: '输入消息',
      hint: '按 Enter 发送，按 Shift 和 Enter 换行。',
      send: '发送',
      you: '您',
      said: (name, message) => `${name} 写道：${message}`,
      unread: (number) => `${number} 条新消息`,
      close: '关闭聊天',
      tooFast: '发送太快了。请等一秒，再按一次“发送”。',
    },
    devices: {
      open: '设备',
      heading: '摄像头和麦克风',
      none: '我们找到一个摄像头和一个麦克风。接上其他设备后会显示在这里。',
      done: '完成',
    },
    leave: {
      open: '离开',
      heading: '要离开通话吗？',
      means: [
        '这不会对您造成不利影响，您的账户也不会有任何变化。',
        '您的验证仍然有效：可以随时重新开始。',
        '之后您需要重新排队等候通话。',
      ],
      pause:
        '只是短暂休息或换一台设备？直接关闭此页面即可：通话会保留 60 秒，您可以通过平台的链接回来。',
      stay: '留在通话中',
      confirm: '离开通话',
      leaving: '正在离开…',
    },
    line: {
      connecting: '正在连接…',
      connected: '已连接',
      reconnecting: '连接中断，正在重新连接…',
      you_dropped: '您的连接中断，正在重新连接… 通话会保留一分钟。',
      they_dropped: (name, seconds) =>
        seconds === null
          ? `${name} 的连接中断。对方有 60 秒时间回来。`
          : `${name} 的连接中断。对方还有 ${seconds} 秒时间回来。`,
    },
  },
};
