import { plain } from '../../../shared/ui/words';
import type { common as english } from '../en/common';
import type { Like } from '../like';

export const common: Like<typeof english> = {
  language: 'pt',
  languageLabel: 'Idioma',
  title: 'Verificação de identidade',
  titleCall: 'Na chamada',
  titleWaiting: (place) => `Número ${place} na fila`,
  titleMatched: 'Sua chamada começa agora',
  actions: {
    submit_proposal: 'Enviar novas propostas',
    change_profile_photo: 'Trocar sua foto de perfil',
    withdraw_earnings: 'Sacar seus ganhos',
    accept_direct_hire: 'Aceitar contratações diretas',
    appear_in_search: 'Aparecer nas buscas',
    work_on_contract: 'Trabalhar nos seus contratos',
  },

  otherAction: (name) => {
    const words = plain(name);
    return words.charAt(0).toUpperCase() + words.slice(1);
  },

  limits: {
    limited: 'Não é possível por enquanto',
    goesOn: 'Continua como sempre',
    nothing: 'Nada está limitado.',
  },

  opening: { heading: 'Abrindo sua verificação…' },
  link: {
    back: 'Onde consigo um link novo?',
    backSteps:
      'Entre na sua plataforma, abra Settings > Identity Verification (Configurações > Verificação de identidade) e comece por ali. Você recebe um link novo a cada vez e nada se perde.',
    problems: {
      link_expired: {
        heading: 'Este link expirou',
        lead: 'Um link funciona por 30 minutos, para que sua verificação continue só sua.',
      },
      link_used: {
        heading: 'Este link foi aberto em outro dispositivo',
        lead: 'Para sua segurança, um link funciona no primeiro dispositivo que o abre. Continue por lá ou consiga um link novo para este dispositivo.',
      },
      no_link: {
        heading: 'Abra esta página pela sua plataforma',
        lead: 'Este endereço só funciona com o link que sua plataforma dá a você.',
      },
      session_over: {
        heading: 'Esta página não vale mais',
        lead: 'Ela ficou aberta por muito tempo ou um link mais novo foi usado. Sua verificação continua guardada.',
      },
      too_many_attempts: {
        heading: 'Tentativas demais',
        lead: 'Espere um minuto e abra seu link de novo.',
      },
      unreachable: {
        heading: 'Não conseguimos falar com o servidor',
        lead: 'Confira sua conexão com a internet. Tentamos de novo quando você apertar o botão.',
      },
      unexpected: {
        heading: 'Algo deu errado do nosso lado',
        lead: 'Tente de novo daqui a pouco. Isso não conta contra você.',
      },
    },
    again: 'Tentar de novo',
  },

  replaced: {
    heading: 'Esta página está aberta em outra aba',
    lead: 'Só uma pode ficar ativa por vez. Seu lugar e sua chamada estão guardados.',
    takeOver: 'Usar esta aba',
  },

  broken: {
    heading: 'Esta página precisa ser recarregada',
    lead: 'Ela não combina mais com o servidor. Seu lugar e sua chamada estão guardados.',
    reload: 'Recarregar a página',
  },

  refused: {
    line_dropped: 'Sua conexão caiu. Aperte o botão de novo.',
    unreachable:
      'Não conseguimos falar com o servidor. Confira sua conexão e aperte o botão de novo.',
    unexpected: 'Algo deu errado. Tente de novo.',
    slot_taken: 'Outra pessoa acabou de ficar com este horário. Escolha outro.',
    slot_not_offered: 'Este horário não pode mais ser reservado. Escolha outro.',
    too_many_bookings: 'Você já reservou três vezes. Pode entrar na fila quando quiser.',
    contact_unknown: 'Não temos seu e-mail. Você pode esperar aqui ou reservar um horário.',
    internal: 'Algo deu errado do nosso lado. Nada mudou: tente de novo.',
    shutting_down: 'O serviço está reiniciando. Tente de novo daqui a pouco.',
    unavailable: 'O serviço não está respondendo agora. Tente de novo daqui a pouco.',
    too_many_attempts: 'Tentativas demais. Espere um minuto e tente de novo.',
    not_signed_in: 'Esta página não vale mais. Abra de novo pela sua plataforma.',
    consent_required: 'Primeiro, aceite a chamada de vídeo.',
    consent_version_unknown: 'O texto do acordo mudou. Recarregue a página e leia de novo.',
    already_waiting: 'Você já está na fila.',
    not_waiting: 'Você não está mais na fila. Pode começar de novo.',
    already_in_call: 'Sua chamada já começou. Recarregue a página para entrar nela.',
    not_in_call: 'Não há nenhuma chamada agora.',
    call_over: 'Esta chamada terminou.',
    device_not_in_charge:
      'Sua verificação continua em outro dispositivo seu. Recarregue esta página para acompanhar.',
    call_back_asked: 'Você já pediu o e-mail. Recarregue a página para ver.',
    no_call_back: 'Você não pediu nenhum e-mail. Recarregue a página para ver a situação.',
    no_slot: 'Você não tem horário reservado. Recarregue a página para ver a situação.',
    chat_too_fast: 'Foi rápido demais. Espere um segundo e tente de novo.',
    appeal_not_possible:
      'Não é possível recorrer deste resultado. Recarregue a página para ver a situação.',
    appeal_open: 'Você já enviou um recurso. Recarregue a página para ver.',
    appeals_used_up:
      'Não é possível recorrer deste resultado outra vez. Você pode pedir outra chamada à sua plataforma.',
    erasure_requested_already: 'Você já pediu a exclusão. Recarregue a página para ver.',
    not_open: 'Esta verificação terminou. Recarregue a página para ver o resultado.',
  },

  refusedOther: 'Não funcionou. Tente de novo.',
};
