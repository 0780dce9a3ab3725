import type { reasons as english } from '../en/reasons';
import type { Like } from '../like';

export const reasons: Like<typeof english> = {
  profile_confirmed: '您的资料已得到确认。',
  photo_mismatch: '通话中的人与资料照片不符。',
  answers_inconsistent: '有几个回答与资料内容不符。',
  document_rejected: '身份证件未能被接受。',
  another_person: '通话中的人不是账户的主人。',
  altered_video: '视频似乎经过改动。',
  refused_to_take_part: '通话中的某个必要步骤被拒绝。',
  document_unreadable: '身份证件无法看清。',
  document_not_at_hand: '需要身份证件，但当时不在手边。',
  poor_visibility: '您的面部不够清楚：光线更亮或摄像头更稳会有帮助。',
  photo_outdated: '您的资料照片似乎是很久以前的。客服可以帮您更新。',
  need_more_time: '没有足够的时间问完所有问题。',
  second_look: '另一位复核人员希望再通话一次，之后再作决定。',
  no_video: '视频无法使用。',
  no_audio: '声音无法使用。',
  connection_lost: '连接中断了。',
  left_call: '您在通话结束前离开了。',
  problem_on_our_side: '我们这边出了问题。',
};
