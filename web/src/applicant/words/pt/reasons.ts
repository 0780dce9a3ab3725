import type { reasons as english } from '../en/reasons';
import type { Like } from '../like';

export const reasons: Like<typeof english> = {
  profile_confirmed: 'Seu perfil foi confirmado.',
  photo_mismatch: 'A pessoa na chamada não correspondia à foto do perfil.',
  answers_inconsistent: 'Várias respostas não correspondiam ao que o perfil diz.',
  document_rejected: 'O documento de identidade não pôde ser aceito.',
  another_person: 'Havia na chamada alguém que não é o titular da conta.',
  altered_video: 'O vídeo parecia alterado.',
  refused_to_take_part: 'Uma etapa obrigatória da chamada foi recusada.',
  document_unreadable: 'Não foi possível ler o documento de identidade com clareza.',
  document_not_at_hand: 'Era preciso um documento de identidade e ele não estava à mão.',
  poor_visibility:
    'Não dava para ver seu rosto com clareza: mais luz ou uma câmera mais firme ajuda.',
  photo_outdated: 'Sua foto de perfil parece antiga. O suporte pode ajudar você a atualizá-la.',
  need_more_time: 'Não houve tempo para terminar as perguntas.',
  second_look: 'Um segundo revisor pediu outra chamada antes de qualquer decisão.',
  no_video: 'O vídeo não funcionou.',
  no_audio: 'O som não funcionou.',
  connection_lost: 'A conexão caiu.',
  left_call: 'Você saiu da chamada antes do fim.',
  problem_on_our_side: 'Houve um problema do nosso lado.',
};
