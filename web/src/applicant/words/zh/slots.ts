import type { slots as english } from '../en/slots';
import type { Like } from '../like';

export const slots: Like<typeof english> = {
  slots: {
    open: '预约时间',
    heading: '选择时间',
    lead: '到了预约时间，您会直接排到最前面。',
    zone: (zone) => `显示的是您所在地的时间（${zone}）。`,
    day: '日期',
    time: '时间',
    loading: '正在查找空闲时间…',
    none: '目前没有可预约的时间。您可以改为排队。',
    failed: '无法加载空闲时间。',
    again: '再试一次',
    choose: '请先选择时间。',
    book: '预约这个时间',
    booking: '正在预约…',
    close: '暂不预约',
    bookedHeading: '您预约的时间',
    how: '请在预约时间前 5 分钟到后 15 分钟之间打开此页面并开始通话。您会直接排到最前面。',
    now: '时间到了。请现在开始通话：您会直接排到最前面。',
    over: '如果时间不再合适，请更改或取消。连同更改在内，一共可以预约三次。错过也没有任何影响。',
    change: '更改时间',
    cancel: '取消这个时间',
    canceling: '正在取消…',
    noMore: '您已预约三次。您仍可随时排队。',
  },
};
