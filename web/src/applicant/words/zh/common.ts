import { plain } from '../../../shared/ui/words';
import type { common as english } from '../en/common';
import type { Like } from '../like';

export const common: Like<typeof english> = {
  language: 'zh',
  languageLabel: '语言',
  title: '身份验证',
  titleCall: '通话中',
  titleWaiting: (place) => `您排在第 ${place} 位`,
  titleMatched: '您的通话现在开始',
  actions: {
    submit_proposal: '发送新的提案',
    change_profile_photo: '更换个人资料照片',
    withdraw_earnings: '提取收入',
    accept_direct_hire: '接受直接雇用',
    appear_in_search: '出现在搜索结果中',
    work_on_contract: '继续履行您的合同',
  },

  otherAction: (name) => {
    const words = plain(name);
    return words.charAt(0).toUpperCase() + words.slice(1);
  },

  limits: {
    limited: '暂时不能使用',
    goesOn: '照常进行',
    nothing: '没有任何限制。',
  },

  opening: { heading: '正在打开您的验证…' },
  link: {
    back: '在哪里获取新链接？',
    backSteps:
      '登录您的平台，打开 Settings > Identity Verification（设置 > 身份验证），从那里开始。每次您都会得到一个新链接，不会丢失任何内容。',
    problems: {
      link_expired: {
        heading: '此链接已过期',
        lead: '链接的有效期为 30 分钟，以确保只有您本人能进行验证。',
      },
      link_used: {
        heading: '此链接已在另一台设备上打开',
        lead: '为了您的安全，链接只能在第一台打开它的设备上使用。请在那台设备上继续，或为此设备获取新链接。',
      },
      no_link: {
        heading: '请从您的平台打开此页面',
        lead: '此地址只能通过平台给您的链接使用。',
      },
      session_over: {
        heading: '此页面已失效',
        lead: '页面打开的时间太长，或者使用了更新的链接。您的验证仍然保留。',
      },
      too_many_attempts: {
        heading: '尝试次数过多',
        lead: '请等待一分钟，然后再次打开您的链接。',
      },
      unreachable: {
        heading: '无法连接到服务器',
        lead: '请检查您的网络连接。按下按钮后，我们会再试一次。',
      },
      unexpected: {
        heading: '我们这边出了点问题',
        lead: '请稍后再试。这不会对您造成不利影响。',
      },
    },
    again: '再试一次',
  },

  replaced: {
    heading: '此页面已在另一个标签页中打开',
    lead: '同一时间只能使用一个。您的排队位置和通话都会保留。',
    takeOver: '改用此标签页',
  },

  broken: {
    heading: '此页面需要重新加载',
    lead: '它与服务器的版本不再一致。您的排队位置和通话都会保留。',
    reload: '重新加载页面',
  },

  refused: {
    line_dropped: '连接已断开。请再按一次按钮。',
    unreachable: '无法连接到服务器。请检查您的网络，然后再按一次按钮。',
    unexpected: '出了点问题。请再试一次。',
    slot_taken: '这个时间刚刚被别人预约了。请选择其他时间。',
    slot_not_offered: '这个时间不能再预约了。请选择其他时间。',
    too_many_bookings: '您已预约三次。您仍可随时排队。',
    contact_unknown: '我们没有您的电子邮件地址。您可以在这里等候，或预约时间。',
    internal: '我们这边出了点问题。没有任何更改，请再试一次。',
    shutting_down: '服务正在重启。请稍后再试。',
    unavailable: '服务暂时没有响应。请稍后再试。',
    too_many_attempts: '尝试次数过多。请等待一分钟后再试。',
    not_signed_in: '此页面已失效。请从您的平台重新打开。',
    consent_required: '请先同意进行视频通话。',
    consent_version_unknown: '同意书的内容已更新。请重新加载页面并再次阅读。',
    already_waiting: '您已经在排队了。',
    not_waiting: '您已不在队列中。您可以重新开始。',
    already_in_call: '您的通话已经开始。请重新加载页面以加入。',
    not_in_call: '目前没有通话。',
    call_over: '此通话已结束。',
    device_not_in_charge: '您的验证正在您的另一台设备上进行。请重新加载此页面以同步查看。',
    call_back_asked: '您已经请求过邮件通知。请重新加载页面查看。',
    no_call_back: '您没有请求邮件通知。请重新加载页面查看进度。',
    no_slot: '您没有预约时间。请重新加载页面查看进度。',
    chat_too_fast: '操作太快了。请等一秒后再试。',
    appeal_not_possible: '不能对此结果申诉。请重新加载页面查看进度。',
    appeal_open: '您已提交过申诉。请重新加载页面查看。',
    appeals_used_up: '不能再对此结果申诉。您可以向平台申请再次通话。',
    erasure_requested_already: '您已申请过删除数据。请重新加载页面查看。',
    not_open: '此次验证已结束。请重新加载页面查看结果。',
  },

  refusedOther: '操作未成功。请再试一次。',
};
