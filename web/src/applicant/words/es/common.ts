import { plain } from '../../../shared/ui/words';
import type { common as english } from '../en/common';
import type { Like } from '../like';

export const common: Like<typeof english> = {
  language: 'es',
  languageLabel: 'Idioma',
  title: 'Verificación de identidad',
  titleCall: 'En la llamada',
  titleWaiting: (place) => `Número ${place} en la fila`,
  titleMatched: 'Tu llamada empieza ahora',
  actions: {
    submit_proposal: 'Enviar nuevas propuestas',
    change_profile_photo: 'Cambiar tu foto de perfil',
    withdraw_earnings: 'Retirar tus ganancias',
    accept_direct_hire: 'Aceptar contrataciones directas',
    appear_in_search: 'Aparecer en las búsquedas',
    work_on_contract: 'Trabajar en tus contratos',
  },

  otherAction: (name) => {
    const words = plain(name);
    return words.charAt(0).toUpperCase() + words.slice(1);
  },

  limits: {
    limited: 'No es posible por ahora',
    goesOn: 'Sigue como siempre',
    nothing: 'Nada está limitado.',
  },

  opening: { heading: 'Abriendo tu verificación…' },
  link: {
    back: '¿Dónde consigo un enlace nuevo?',
    backSteps:
      'Entra en tu plataforma, abre Settings > Identity Verification (Configuración > Verificación de identidad) y empieza desde ahí. Cada vez recibes un enlace nuevo y no se pierde nada.',
    problems: {
      link_expired: {
        heading: 'Este enlace ha caducado',
        lead: 'Un enlace funciona durante 30 minutos, para que tu verificación sea solo tuya.',
      },
      link_used: {
        heading: 'Este enlace se abrió en otro dispositivo',
        lead: 'Por tu seguridad, un enlace funciona en el primer dispositivo que lo abre. Sigue allí o consigue un enlace nuevo para este dispositivo.',
      },
      no_link: {
        heading: 'Abre esta página desde tu plataforma',
        lead: 'Esta dirección solo funciona con el enlace que te da tu plataforma.',
      },
      session_over: {
        heading: 'Esta página ya no es válida',
        lead: 'Estuvo abierta mucho tiempo o se usó un enlace más nuevo. Tu verificación se conserva.',
      },
      too_many_attempts: {
        heading: 'Demasiados intentos',
        lead: 'Espera un minuto y abre tu enlace otra vez.',
      },
      unreachable: {
        heading: 'No podemos conectar con el servidor',
        lead: 'Revisa tu conexión a internet. Lo intentamos de nuevo cuando pulses el botón.',
      },
      unexpected: {
        heading: 'Algo salió mal de nuestro lado',
        lead: 'Inténtalo de nuevo en un momento. Esto no cuenta en tu contra.',
      },
    },
    again: 'Intentar de nuevo',
  },

  replaced: {
    heading: 'Esta página está abierta en otra pestaña',
    lead: 'Solo una puede estar activa a la vez. Tu lugar y tu llamada se conservan.',
    takeOver: 'Usar esta pestaña',
  },

  broken: {
    heading: 'Hay que recargar esta página',
    lead: 'Ya no coincide con el servidor. Tu lugar y tu llamada se conservan.',
    reload: 'Recargar la página',
  },

  refused: {
    line_dropped: 'Se cortó tu conexión. Pulsa el botón otra vez.',
    unreachable:
      'No pudimos conectar con el servidor. Revisa tu conexión y pulsa el botón otra vez.',
    unexpected: 'Algo salió mal. Inténtalo de nuevo.',
    slot_taken: 'Otra persona acaba de tomar esta hora. Elige otra.',
    slot_not_offered: 'Esta hora ya no se puede reservar. Elige otra.',
    too_many_bookings: 'Has reservado tres veces. Puedes ponerte en la fila cuando quieras.',
    contact_unknown: 'No tenemos tu correo electrónico. Puedes esperar aquí o reservar una hora.',
    internal: 'Algo salió mal de nuestro lado. No cambió nada: inténtalo de nuevo.',
    shutting_down: 'El servicio se está reiniciando. Inténtalo de nuevo en un momento.',
    unavailable: 'El servicio no responde en este momento. Inténtalo de nuevo dentro de un momento.',
    too_many_attempts: 'Demasiados intentos. Espera un minuto e inténtalo de nuevo.',
    not_signed_in: 'Esta página ya no es válida. Ábrela otra vez desde tu plataforma.',
    consent_required: 'Primero acepta la videollamada.',
    consent_version_unknown:
      'El texto del acuerdo ha cambiado. Recarga la página y léelo otra vez.',
    already_waiting: 'Ya estás en la fila.',
    not_waiting: 'Ya no estás en la fila. Puedes empezar de nuevo.',
    already_in_call: 'Tu llamada ya empezó. Recarga la página para entrar.',
    not_in_call: 'Ahora no hay ninguna llamada.',
    call_over: 'Esta llamada ha terminado.',
    device_not_in_charge:
      'Tu verificación sigue en otro de tus dispositivos. Recarga esta página para seguirla.',
    call_back_asked: 'Ya pediste el correo. Recarga la página para verlo.',
    no_call_back: 'No has pedido ningún correo. Recarga la página para ver cómo estás.',
    no_slot: 'No tienes ninguna hora reservada. Recarga la página para ver cómo estás.',
    chat_too_fast: 'Ha sido demasiado rápido. Espera un segundo e inténtalo de nuevo.',
    appeal_not_possible:
      'Este resultado no se puede apelar. Recarga la página para ver cómo estás.',
    appeal_open: 'Ya enviaste una apelación. Recarga la página para verla.',
    appeals_used_up:
      'Este resultado no se puede apelar otra vez. Puedes pedir otra llamada a tu plataforma.',
    erasure_requested_already: 'Ya pediste el borrado. Recarga la página para verlo.',
    not_open: 'Esta verificación ha terminado. Recarga la página para ver el resultado.',
  },

  refusedOther: 'No funcionó. Inténtalo de nuevo.',
};
