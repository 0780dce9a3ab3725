import type { line as english } from '../en/line';
import type { Like } from '../like';

export const line: Like<typeof english> = {
  check: {
    heading: 'Tu conexión',
    connecting: 'Probando tu conexión…',
    measuring: 'Midiendo tu conexión. Tarda unos segundos.',
    progress: 'Prueba de conexión',
    loop: 'Tu imagen como la verá el representante',
    loopCaption: 'Así te verá el representante. La imagen fue a nuestro servidor y volvió.',
    verdicts: {
      good: {
        title: 'Tu conexión es buena',
        what: 'El representante te verá y te oirá bien.',
        tips: [],
      },
      enough: {
        title: 'Tu conexión es suficiente',
        what: 'La llamada funcionará. A veces la imagen puede verse menos nítida.',
        tips: ['Acércate al router Wi-Fi.', 'Cierra otros vídeos y descargas.'],
      },
      poor: {
        title: 'Tu conexión es débil',
        what: 'Puedes empezar la llamada. Si la imagen no llega, seguimos con sonido e imágenes fijas.',
        tips: [
          'Acércate al router Wi-Fi o usa un cable.',
          'Prueba con datos móviles en vez de Wi-Fi, o al revés.',
          'Cierra otros vídeos, descargas y programas de VPN.',
        ],
      },
      none: {
        title: 'La imagen no llega',
        what: 'Parece que esta red bloquea las videollamadas. Pasa a menudo en redes de empresas, escuelas y hoteles. Aun así puedes empezar la llamada: lo seguimos intentando.',
        tips: [
          'Prueba otra red, por ejemplo datos móviles.',
          'Apaga tu VPN o proxy.',
          'Si es la red de tu empresa, pregunta si permite videollamadas (WebRTC).',
        ],
      },
    },
    speed: 'Velocidad',
    speedOf: (kbps) =>
      kbps < 1000 ? `${kbps} kbit/s` : `${(kbps / 1000).toFixed(1).replace('.', ',')} Mbit/s`,
    loss: 'Perdido por el camino',
    lossOf: (percent) => `${percent} %`,
    roundTrip: 'Ida y vuelta',
    roundTripOf: (ms) => `${ms} ms`,
    overTcp: 'Tu red bloquea la vía más rápida para vídeo. Usamos una más lenta.',
    again: 'Probar otra vez',
  },
  call: {
    quality: { good: 'Buena conexión', weak: 'Conexión débil', poor: 'Mala conexión' },
    sending: {
      low: 'Enviamos una imagen más pequeña de ti.',
      stills: 'Tu conexión transmite sonido e imágenes fijas. Puedes seguir hablando.',
    },
    saveData: 'Ahorrar datos',
    fullPicture: 'Imagen completa',
    still: (name) => `Imagen fija de ${name}`,
    stillNote: (name) => `La conexión de ${name} es débil: sonido e imágenes fijas`,
  },
};
