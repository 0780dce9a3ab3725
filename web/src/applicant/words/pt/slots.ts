import type { slots as english } from '../en/slots';
import type { Like } from '../like';

export const slots: Like<typeof english> = {
  slots: {
    open: 'Reservar um horário',
    heading: 'Escolha um horário',
    lead: 'Nesse horário você vai direto para o começo da fila.',
    zone: (zone) => `Os horários são os de onde você está (${zone}).`,
    day: 'Dia',
    time: 'Horário',
    loading: 'Procurando horários livres…',
    none: 'Nenhum horário pode ser reservado agora. Você pode entrar na fila.',
    failed: 'Não conseguimos carregar os horários livres.',
    again: 'Tentar de novo',
    choose: 'Primeiro escolha um horário.',
    book: 'Reservar este horário',
    booking: 'Reservando…',
    close: 'Agora não',
    bookedHeading: 'Seu horário reservado',
    how: 'Abra esta página e comece a chamada de 5 minutos antes até 15 minutos depois. Você vai direto para o começo da fila.',
    now: 'Está na hora. Comece a chamada: você vai direto para o começo da fila.',
    over: 'Se não for mais bom para você, mude ou cancele. Você pode reservar três vezes no total, contando as mudanças. Faltar não custa nada.',
    change: 'Mudar o horário',
    cancel: 'Cancelar este horário',
    canceling: 'Cancelando…',
    noMore: 'Você já reservou três vezes. Pode entrar na fila quando quiser.',
  },
};
