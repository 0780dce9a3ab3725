import type { result as english } from '../en/result';
import type { Like } from '../like';
import { appeal } from './appeal';

export const result: Like<typeof english> = {
  result: {
    verifiedHeading: 'Вашу особу підтверджено',
    verifiedLead: 'Обмеження з вашого облікового запису знято. Більше нічого робити не треба.',
    back: (marketplace) => `Повернутися до ${marketplace}`,
    closePage: 'Цю сторінку можна закрити.',

    reviewHeading: 'Ваш дзвінок перевіряють',
    reviewLead: (marketplace) =>
      `Друга людина переглядає рішення, перш ніж воно набуде чинності. Чекати тут не треба: ${marketplace} повідомить, щойно все буде готово.`,
    limitsNow: 'Ваш обліковий запис зараз',

    notVerifiedHeading: 'Вашу особу не підтверджено',
    notVerifiedLead: 'Ось усе, що завадило.',
    reasons: 'Чому',
    message: 'Повідомлення від представника',
    nowHeading: 'Що можна зробити зараз',
    nowAppeal: `Якщо ви вважаєте це помилкою або тепер можете все виправити, подайте апеляцію: напишіть нам на цій сторінці в розділі «${appeal.heading}» і натисніть «${appeal.send}».`,
    now: (marketplace) => [
      `Можна попросити ${marketplace} про ще один дзвінок.`,
      'Успішний дзвінок знімає всі обмеження.',
    ],
    decided: (when) => `Рішення від ${when}`,

    inconclusiveHeading: 'Цього разу без рішення',
    inconclusiveLead: 'Це не зараховується проти вас. Ще один дзвінок може все вирішити.',
    technicalHeading: 'Дзвінок не вдалося завершити',
    technicalLead: 'Це була технічна проблема. Вона не зараховується проти вас.',
    leftHeading: 'Ви вийшли з дзвінка',
    leftLead: 'Це не зараховується проти вас. Почніть знову, коли будете готові.',
    startAgain: 'Почати знову',

    canceledHeading: 'Дзвінок більше не потрібен',
    canceledLead: (marketplace) => `Платформа ${marketplace} скасувала цю перевірку.`,
  },
};
