import type { slots as english } from '../en/slots';
import type { Like } from '../like';

export const slots: Like<typeof english> = {
  slots: {
    open: 'Reservar una hora',
    heading: 'Elige una hora',
    lead: 'A esa hora pasas directamente al principio de la fila.',
    zone: (zone) => `Las horas son las de donde estás (${zone}).`,
    day: 'Día',
    time: 'Hora',
    loading: 'Buscando horas libres…',
    none: 'Ahora no se puede reservar ninguna hora. Puedes ponerte en la fila.',
    failed: 'No pudimos cargar las horas libres.',
    again: 'Intentar de nuevo',
    choose: 'Primero elige una hora.',
    book: 'Reservar esta hora',
    booking: 'Reservando…',
    close: 'Ahora no',
    bookedHeading: 'Tu hora reservada',
    how: 'Abre esta página y empieza la llamada desde 5 minutos antes hasta 15 minutos después. Pasas directamente al principio de la fila.',
    now: 'Es la hora. Empieza la llamada: pasas directamente al principio de la fila.',
    over: 'Si ya no te viene bien, cámbiala o cancélala. Puedes reservar tres veces en total, cambios incluidos. Faltar no te cuesta nada.',
    change: 'Cambiar la hora',
    cancel: 'Cancelar esta hora',
    canceling: 'Cancelando…',
    noMore: 'Has reservado tres veces. Puedes ponerte en la fila cuando quieras.',
  },
};
