import type { help as english } from '../en/help';
import type { Like } from '../like';
import { appeal } from './appeal';

export const help: Like<typeof english> = {
  heading: 'Ayuda con tu videollamada',
  lead: 'Una llamada corta con un representante demuestra que tu perfil es tuyo. Aquí está lo que necesitas y qué hacer si algo no funciona.',
  english: 'La llamada es en inglés. No se evalúa qué tan bien lo hablas.',
  open: 'Abrir tu verificación',
  languages: 'Idiomas',
  parts: {
    need: {
      heading: 'Qué necesitas',
      points: [
        'Un ordenador, teléfono o tableta con cámara y micrófono que funcionen.',
        'macOS, Windows, ChromeOS, Ubuntu u otro Linux basado en Debian, iOS o Android.',
        'Chrome, Firefox, Safari o Edge: la versión actual o una de las dos anteriores. Internet Explorer 11 no puede hacer la llamada.',
        'Una conexión estable y rápida. No hay que instalar nada.',
        'Un documento de identidad a mano, si lo tienes: quizá te pidan mostrarlo.',
      ],
    },
    start: {
      heading: 'Cómo empezar',
      lead: 'La llamada dura menos de 10 minutos.',
      steps: [
        'Entra en tu plataforma.',
        'Abre Settings > Identity Verification (Configuración > Verificación de identidad) y empieza desde ahí. Cada vez recibes un enlace nuevo.',
        'Permite la cámara y el micrófono cuando tu navegador lo pregunte.',
        'Mira primero tu propia imagen. Nadie más la ve todavía.',
        'Empieza la llamada y espera en la fila. Comienza sola, con un sonido suave.',
      ],
    },
    tips: {
      heading: 'Cómo tener una buena llamada',
      points: [
        'Ponte de cara a una ventana o a una lámpara. Quítate las gafas de sol y el sombrero.',
        'Busca un lugar tranquilo. Los auriculares ayudan si hay eco.',
        'Siéntate cerca del router Wi-Fi y pausa descargas y vídeos.',
        'Cierra otros programas que usen tu cámara.',
        'Apoya el teléfono donde no se mueva y cárgalo antes.',
      ],
    },
    blockedBrowser: {
      heading: 'El navegador bloquea la cámara o el micrófono',
      lead: 'Permítelos siempre para esta página. Luego vuelve e inténtalo otra vez: tu lugar se conserva.',
      points: [
        'Chrome y Edge: pulsa el símbolo a la izquierda de la dirección y activa la cámara y el micrófono.',
        'Firefox: pulsa la cámara tachada en la barra de direcciones y quita el bloqueo.',
        'Safari en un Mac: abre Safari > Ajustes para este sitio web y elige Permitir para cámara y micrófono.',
        'Safari en un iPhone o iPad: pulsa el símbolo junto a la dirección, luego Ajustes del sitio web, y elige Permitir.',
        'Si vienes de una app, elige «Abrir en el navegador» en su menú.',
      ],
    },
    blockedSystem: {
      heading: 'El dispositivo bloquea la cámara o el micrófono',
      lead: 'Puede que tu navegador también necesite el permiso del dispositivo.',
      points: [
        'Windows: Configuración > Privacidad y seguridad > Cámara, y lo mismo en Micrófono.',
        'macOS: Ajustes del Sistema > Privacidad y seguridad > Cámara y Micrófono. Después cierra el navegador y ábrelo de nuevo.',
        'iPhone y iPad: Ajustes > Apps > tu navegador.',
        'Android: Ajustes > Aplicaciones > tu navegador > Permisos.',
        'ChromeOS: Configuración > Privacidad y seguridad > Controles de privacidad.',
        'Algunos portátiles tienen una tapa sobre la cámara o una tecla que la apaga.',
        'Si otro programa usa la cámara, ciérralo.',
      ],
    },
    noCamera: {
      heading: '¿No tienes cámara? Usa tu teléfono',
      steps: [
        'La página anterior a la llamada muestra un código. Apunta a él con la cámara del teléfono: tu verificación pasa al teléfono.',
        'O entra en tu plataforma con el teléfono y empieza desde ahí.',
      ],
    },
    connect: {
      heading: 'La llamada no conecta',
      lead: 'Esto nunca cuenta en tu contra.',
      steps: [
        'Espera unos segundos: la página vuelve a conectar sola.',
        'Sal y vuelve a entrar: cierra la página y ábrela otra vez desde tu plataforma. Tu lugar y tu llamada se conservan un minuto.',
        'Cambia de Wi-Fi a datos móviles, o al revés. Apaga la VPN.',
        'Las redes de oficinas y escuelas pueden bloquear llamadas: prueba con otra.',
      ],
    },
    inCall: {
      heading: 'Qué pasa en la llamada',
      points: [
        'Ves al representante y su nombre, y los dos veis el mismo código corto.',
        'Te hace unas preguntas sobre tu perfil y quizá te pida girar la cabeza o levantar una mano.',
        'Quizá te pida ver un documento de identidad.',
        'Si no entiendes algo, pregunta. También puedes escribir en el chat.',
        'La mayoría recibe el resultado al terminar la llamada.',
      ],
    },
    notPassed: {
      heading: 'Si no sale bien',
      points: [
        'Una llamada que se corta o que termina sin decisión no te cuesta nada: haz otra.',
        'Normalmente, una segunda persona revisa una decisión negativa antes de que cuente. Después lees todos los motivos de una vez.',
        'Hasta que otra llamada salga bien, normalmente no puedes retirar ganancias, enviar propuestas ni aceptar contrataciones directas, no apareces en las búsquedas y tus propuestas abiertas se cancelan. Tus contratos siguen.',
        'Si crees que es un error, o ahora puedes corregirlo, apela o pide otra llamada. Si sale bien, se levantan todos los límites.',
        'La página de estado dice qué tienes limitado ahora y hasta cuándo.',
      ],
    },
    appeal: {
      heading: 'Tu identidad no se verificó y crees que es un error',
      lead: 'Puedes apelar un resultado negativo hasta tres veces.',
      steps: [
        'Abre tu verificación y lee todos los motivos.',
        `En «${appeal.heading}», también en la página de estado, escribe cuál es el error o qué puedes corregir ahora, y pulsa «${appeal.send}». No envíes copias de documentos.`,
        'Alguien que no participó en la decisión lo lee y te responde. La página dice para cuándo puedes esperar la respuesta, y después la muestra.',
        'Si se acepta la apelación, puedes hacer otra llamada. Si no, el resultado no cambia; aún puedes pedir otra llamada a tu plataforma.',
      ],
    },
    privacy: {
      heading: 'Tu privacidad',
      points: [
        'Solo el representante te ve y te oye, en directo. La llamada no se graba.',
        'Tu cámara está encendida solo mientras la pruebas, esperas o hablas.',
        'Tus clientes solo ven la insignia de verificación.',
        'Sin tu acuerdo no hay llamada.',
      ],
    },
  },

  nextHeading: 'Tu siguiente paso',
  device: (browser, system) => `Usas ${browser} en ${system}.`,
  next: {
    agree: { lead: 'Lee qué pasa en la llamada y da tu acuerdo.', button: 'Ir a tu acuerdo' },
    check: {
      lead: 'Prueba tu cámara y tu micrófono, y luego empieza la llamada.',
      button: 'Ir a la prueba',
    },
    mend: {
      lead: 'Tu cámara o tu micrófono todavía no se pueden usar. Te mostramos cómo arreglarlo.',
      button: 'Muéstrame cómo',
    },
    wait: {
      lead: 'Estás en la fila. Deja esta página abierta: la llamada empieza sola.',
      button: 'Volver a tu lugar en la fila',
    },
    again: {
      lead: 'Tu última llamada terminó sin decisión. No te cuesta nada: empieza de nuevo.',
      button: 'Continuar',
    },
    reviewed: {
      lead: 'No tienes que hacer nada: una segunda persona revisa tu llamada.',
      button: 'Ver qué está limitado hasta entonces',
    },
    read: {
      lead: 'Tu identidad no está verificada. Lee por qué y qué puedes hacer ahora.',
      button: 'Leer el resultado',
    },
    done: { lead: 'No hay nada más que hacer.', button: 'Volver a tu verificación' },
    link: {
      lead: 'Entra en tu plataforma y abre Settings > Identity Verification: recibes un enlace nuevo.',
      button: 'Volver',
    },
  },
};
