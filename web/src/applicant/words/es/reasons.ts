import type { reasons as english } from '../en/reasons';
import type { Like } from '../like';

export const reasons: Like<typeof english> = {
  profile_confirmed: 'Tu perfil fue confirmado.',
  photo_mismatch: 'La persona de la llamada no coincidía con la foto de perfil.',
  answers_inconsistent: 'Varias respuestas no coincidían con lo que dice el perfil.',
  document_rejected: 'No se pudo aceptar el documento de identidad.',
  another_person: 'En la llamada había alguien que no es el titular de la cuenta.',
  altered_video: 'El vídeo parecía alterado.',
  refused_to_take_part: 'Se rechazó un paso obligatorio de la llamada.',
  document_unreadable: 'El documento de identidad no se podía leer con claridad.',
  document_not_at_hand: 'Hacía falta un documento de identidad y no estaba a mano.',
  poor_visibility:
    'Tu cara no se veía con suficiente claridad: ayuda tener más luz o la cámara más quieta.',
  photo_outdated: 'Tu foto de perfil parece antigua. Soporte puede ayudarte a actualizarla.',
  need_more_time: 'No hubo tiempo suficiente para terminar las preguntas.',
  second_look: 'Un segundo revisor pidió otra llamada antes de decidir nada.',
  no_video: 'El vídeo no funcionó.',
  no_audio: 'El sonido no funcionó.',
  connection_lost: 'Se perdió la conexión.',
  left_call: 'Saliste de la llamada antes de que terminara.',
  problem_on_our_side: 'Hubo un problema de nuestro lado.',
};
