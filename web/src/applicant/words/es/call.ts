import { counted } from '../counted';
import type { call as english } from '../en/call';
import type { Like } from '../like';

const count = counted('es');

export const call: Like<typeof english> = {
  call: {
    heading: (name) => `Tu llamada con ${name}`,
    representative: 'Representante',
    code: 'Código',
    codeWhy: 'El representante ve el mismo código. Si te lee otro, sal de la llamada.',
    remote: (name) => `Vídeo de ${name}`,
    self: 'Tu propia imagen',
    elapsed: 'Tiempo',
    controls: 'Tu cámara, tu micrófono y el chat',
    mute: 'Silenciar',
    unmute: 'Activar sonido',
    muted: 'Tu micrófono está silenciado',
    cameraOff: 'Apagar cámara',
    cameraOn: 'Encender cámara',
    cameraIsOff: 'El representante no puede verte',
    switchCamera: 'Cambiar de cámara',
    play: 'Toca para ver y oír la llamada',
    connectingTo: (name) => `Conectándote con ${name}`,
    peerOff: (name, muted, cameraOff) => {
      if (muted && cameraOff) return `${name} tiene apagados el micrófono y la cámara`;
      if (muted) return `${name} tiene el micrófono silenciado`;
      return cameraOff ? `${name} tiene la cámara apagada` : '';
    },
    now: {
      kinds: {
        consent: 'Tu acuerdo',
        question: 'Pregunta',
        challenge: 'Haz esto, por favor',
        document: 'Tu documento',
      },
      consent: 'Di si aceptas que te verifiquen ahora por vídeo.',
      document: 'Muestra tu documento de identidad a la cámara.',
      gestures: {
        turn_head: 'Gira la cabeza del todo a la izquierda y luego del todo a la derecha.',
        hand_across_face:
          'Pasa la mano abierta despacio por delante de la cara, de la frente a la barbilla.',
        press_cheek: 'Aprieta una mejilla con un dedo y suéltala.',
        lean_in: 'Acércate hasta que tu cara llene la imagen y luego vuelve atrás.',
        three_fingers: 'Pon tres dedos delante de un ojo y luego delante del otro.',
        hand_on_head: 'Pon una mano sobre la cabeza y mira al techo.',
      },
    },
    chat: {
      heading: 'Chat',
      empty:
        'Aquí puedes escribir si falla el sonido o para deletrear un nombre. Se borra cuando termina la llamada.',
      write: 'Escribe un mensaje',
      hint: 'Intro envía. Mayús e Intro empieza otra línea.',
      send: 'Enviar',
      you: 'Tú',
      said: (name, message) => `${name} escribió: ${message}`,
      unread: (number) => count(number, { one: '1 mensaje nuevo', other: '# mensajes nuevos' }),
      close: 'Cerrar el chat',
      tooFast: 'Ha sido demasiado rápido. Espera un segundo y pulsa «Enviar» otra vez.',
    },
    devices: {
      open: 'Dispositivos',
      heading: 'Cámara y micrófono',
      none: 'Encontramos una cámara y un micrófono. Conecta otro y aparecerá aquí.',
      done: 'Listo',
    },
    leave: {
      open: 'Salir',
      heading: '¿Salir de la llamada?',
      means: [
        'No cuenta en tu contra, y en tu cuenta no cambia nada.',
        'Tu verificación sigue abierta: puedes empezar de nuevo cuando quieras.',
        'Después esperas en la fila para otra llamada.',
      ],
      pause:
        '¿Solo una pausa corta u otro dispositivo? Cierra esta página: la llamada se conserva 60 segundos y vuelves con el enlace de tu plataforma.',
      stay: 'Seguir en la llamada',
      confirm: 'Salir de la llamada',
      leaving: 'Saliendo…',
    },
    line: {
      connecting: 'Conectando…',
      connected: 'Conectado',
      reconnecting: 'Se cortó la conexión, reconectando…',
      you_dropped: 'Se cortó tu conexión, reconectando… La llamada se conserva un minuto.',
      they_dropped: (name, seconds) =>
        seconds === null
          ? `Se cortó la conexión de ${name}. Tiene 60 segundos para volver.`
          : `Se cortó la conexión de ${name}. Le quedan ${seconds} segundos para volver.`,
    },
  },
};
