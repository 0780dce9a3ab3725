import type { reasons as english } from '../en/reasons';
import type { Like } from '../like';

export const reasons: Like<typeof english> = {
  profile_confirmed: 'Ваш профіль підтверджено.',
  photo_mismatch: 'Людина на дзвінку не схожа на фото профілю.',
  answers_inconsistent: 'Кілька відповідей не збіглися з тим, що написано в профілі.',
  document_rejected: 'Документ не вдалося прийняти.',
  another_person: 'На дзвінку був хтось інший, а не власник облікового запису.',
  altered_video: 'Схоже, що відео було змінене.',
  refused_to_take_part: 'Від обов’язкового кроку дзвінка відмовилися.',
  document_unreadable: 'Документ не вдалося чітко прочитати.',
  document_not_at_hand: 'Потрібен був документ, але його не було під рукою.',
  poor_visibility:
    'Ваше обличчя було погано видно: допоможе більше світла або нерухома камера.',
  photo_outdated: 'Фото профілю виглядає застарілим. Підтримка допоможе його оновити.',
  need_more_time: 'Не вистачило часу, щоб поставити всі запитання.',
  second_look: 'Друга людина попросила про ще один дзвінок, перш ніж щось вирішувати.',
  no_video: 'Відео не працювало.',
  no_audio: 'Звук не працював.',
  connection_lost: 'Зв’язок перервався.',
  left_call: 'Ви вийшли з дзвінка до його завершення.',
  problem_on_our_side: 'На нашому боці сталася проблема.',
};
