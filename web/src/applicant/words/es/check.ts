import type { check as english } from '../en/check';
import type { Like } from '../like';

export const check: Like<typeof english> = {
  devices: {
    heading: 'Prueba tu cámara y tu micrófono',
    lead: 'Solo tú ves esta imagen. Todavía no hay nadie en la llamada.',
    askHeading: 'Tu navegador te preguntará',
    ask: 'Pulsa el botón y elige «Permitir» para la cámara y el micrófono.',
    turnOn: 'Encender cámara y micrófono',
    asking: 'Elige «Permitir» en la pregunta de tu navegador.',
    askingOverlooked:
      '¿No ves la pregunta? Pulsa el símbolo de cámara, candado o campana junto a la dirección de esta página. En un teléfono, mira en el borde de la pantalla.',
    self: 'Tu propia imagen',
    camera: 'Cámara',
    microphone: 'Micrófono',
    speaker: 'Altavoz',
    light: 'Luz',
    states: { ok: 'Listo', attention: 'Revisa esto', open: 'Pendiente' },
    unnamed: (device, number) => `${device} ${number}`,
    cameraWorks: 'Tu cámara funciona.',
    microphoneQuiet: 'Di unas palabras: la barra debería moverse.',
    microphoneWorks: 'Te oímos.',
    speakerAsk: 'Vas a oír al representante.',
    play: 'Reproducir un sonido',
    playAgain: 'Reproducirlo otra vez',
    playing: 'Sonando tres notas…',
    heard: '¿Lo has oído?',
    yes: 'Sí',
    no: 'No',
    speakerWorks: 'Puedes oírnos.',
    speakerAdvice: [
      'Sube el volumen y busca una tecla o un interruptor de silencio.',
      'Auriculares: saca la clavija y vuelve a ponerla, o apaga y enciende el Bluetooth.',
      'Elige aquí otro altavoz, si puedes.',
    ],
    lightNow: {
      looking: 'Mirando tu imagen…',
      good: 'Te vemos bien.',
      dark: 'Está oscuro. Ponte de cara a una ventana o enciende una lámpara delante de ti.',
      backlit: 'La luz está detrás de ti. Date la vuelta o cierra la cortina.',
      glaring: 'Hay demasiada luz. Gírate un poco para que no te dé de lleno.',
      covered: 'No vemos nada. ¿Hay una tapa sobre tu cámara?',
    },
    framingNow: {
      nobody: 'No vemos ninguna cara. Ponte delante de la cámara.',
      far: 'Acércate, para que tu cara llene el óvalo.',
      near: 'Aléjate un poco, para que tu cara quepa en el óvalo.',
      aside: 'Ponte en el centro: tu cara va en el óvalo.',
    },
    tips: [
      'Mantén la cara en el óvalo.',
      'Quítate las gafas de sol y el sombrero.',
      'Busca un lugar tranquilo.',
    ],
    start: 'Empezar la llamada',
    starting: 'Buscando tu lugar en la fila…',
    lostPlace:
      'Estuviste fuera un rato, así que saliste de la fila. No ha cambiado nada más: empieza la llamada otra vez cuando quieras.',
    again: 'Intentar de nuevo',
    reload: 'Recargar la página',
    offline: 'No tienes conexión. Volvemos a conectar solos.',
  },
};
