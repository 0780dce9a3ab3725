import type { Device } from '../../../shared/call/device_problem';
import type { recovery as english } from '../en/recovery';
import type { Like } from '../like';

const names = { camera: 'la cámara', microphone: 'el micrófono', both: 'la cámara y el micrófono' };
const nameOf = (device: Device | null) => names[device ?? 'both'];
const orYours = (browser: string | null) => browser ?? 'tu navegador';

const tuneSteps = (sign: string) => [
  `Pulsa ${sign} a la izquierda de la barra de direcciones, junto a la dirección de esta página.`,
  'Activa Cámara y Micrófono.',
  'Vuelve a esta página. Si no cambia nada, pulsa «Recargar la página»: tu lugar se conserva.',
];

const blockedHere = ({ browser, device }: { browser: string | null; device: Device | null }) =>
  `${browser ?? 'Tu navegador'} bloquea ${nameOf(device)} en esta página`;

const notFound = (device: Device | null) =>
  device === 'camera'
    ? 'No encontramos ninguna cámara'
    : device === 'microphone'
      ? 'No encontramos ningún micrófono'
      : 'No encontramos ni cámara ni micrófono';
const inUse = (device: Device | null) => `Otro programa usa ${nameOf(device)}`;
const notOpened = (device: Device | null) => `No pudimos abrir ${nameOf(device)}`;

export const recovery: Like<typeof english> = {
  deviceProblem(kind, device) {
    switch (kind) {
      case 'insecure':
        return 'Este navegador no puede abrir la cámara aquí';
      case 'denied':
        return `Tu navegador bloquea ${nameOf(device)}`;
      case 'denied_by_system':
        return `Tu dispositivo no deja que el navegador use ${nameOf(device)}`;
      case 'not_found':
        return notFound(device);
      case 'in_use':
        return inUse(device);
      case 'unknown':
        return notOpened(device);
    }
  },
  recovery: {
    titles: {
      dismissed: () => 'Se cerró la pregunta de tu navegador',
      site_chrome: blockedHere,
      site_edge: blockedHere,
      site_opera: blockedHere,
      site_android: blockedHere,
      site_firefox: blockedHere,
      site_firefox_android: blockedHere,
      site_safari: blockedHere,
      site_ios_safari: blockedHere,
      site_ios_other: blockedHere,
      site_other: blockedHere,
      system_windows: ({ device }) => `Windows bloquea ${nameOf(device)}`,
      system_macos: ({ device }) => `Tu Mac bloquea ${nameOf(device)}`,
      system_chromeos: ({ device }) => `Tu Chromebook bloquea ${nameOf(device)}`,
      system_android: ({ device }) => `Tu teléfono bloquea ${nameOf(device)}`,
      system_ios: ({ device }) => `Tu iPhone o iPad bloquea ${nameOf(device)}`,
      system_other: ({ device }) => `Tu sistema bloquea ${nameOf(device)}`,
      frame: () => 'La página que rodea a esta impide usar la cámara',
      not_found: ({ device }) => notFound(device),
      in_use: ({ device }) => inUse(device),
      in_app: () => 'El navegador de esta app no tiene cámara',
      insecure: () => 'Esta dirección no es lo bastante segura para usar la cámara',
      unknown: ({ device }) => notOpened(device),
    },
    steps: {
      dismissed: () => [
        'Pulsa «Intentar de nuevo». Tu navegador pregunta otra vez.',
        'Elige «Permitir». La imagen es solo para ti hasta que empiece la llamada.',
      ],
      site_chrome: () => tuneSteps('el símbolo con dos controles deslizantes'),
      site_edge: () => tuneSteps('el candado'),
      site_opera: () => tuneSteps('el candado'),
      site_android: ({ browser }) => [
        'Pulsa el símbolo junto a la dirección de esta página y luego «Permisos».',
        'Activa Cámara y Micrófono, y vuelve a esta página.',
        `¿Sigue bloqueado? Abre en el teléfono Ajustes > Aplicaciones > ${orYours(browser)} > Permisos y permite los dos.`,
      ],
      site_firefox: () => [
        'Pulsa la cámara tachada en la barra de direcciones, junto a la dirección de esta página.',
        'Pulsa la × junto a «Bloqueado» en la cámara y en el micrófono.',
        'Pulsa «Recargar la página» y elige «Permitir» cuando Firefox pregunte. Tu lugar se conserva.',
      ],
      site_firefox_android: () => [
        'Pulsa el candado junto a la dirección de esta página.',
        'Pon Cámara y Micrófono en «Permitido».',
        '¿Sigue bloqueado? Abre en el teléfono Ajustes > Aplicaciones > Firefox > Permisos y permite los dos.',
        'Pulsa «Recargar la página». Tu lugar se conserva.',
      ],
      site_safari: () => [
        'En el menú de arriba, abre Safari > Ajustes y luego Sitios web.',
        'Elige Cámara a la izquierda y pon este sitio en «Permitir». Haz lo mismo en Micrófono.',
        'Cierra los ajustes y pulsa «Recargar la página». Tu lugar se conserva.',
      ],
      site_ios_safari: () => [
        'Pulsa el menú de página junto a la dirección, luego los tres puntos y «Ajustes del sitio web».',
        'Pon Cámara y Micrófono en «Permitir» y pulsa OK.',
        '¿No está ahí? Abre Ajustes > Apps > Safari, luego Cámara y Micrófono, y elige «Permitir».',
        'Pulsa «Recargar la página». Tu lugar se conserva.',
      ],
      site_ios_other: ({ browser }) => [
        `Abre Ajustes > Apps > ${orYours(browser)} en tu teléfono o tableta.`,
        'Activa Cámara y Micrófono.',
        'Vuelve y pulsa «Recargar la página». Elige «Permitir» cuando pregunte. Tu lugar se conserva.',
      ],
      site_other: () => [
        'Pulsa el símbolo de cámara o candado junto a la dirección de esta página.',
        'Elige «Permitir» para la cámara y el micrófono.',
        'Pulsa «Recargar la página». Tu lugar se conserva.',
      ],
      system_windows: () => [
        'Abre Inicio > Configuración > Privacidad y seguridad > Cámara.',
        'Activa «Acceso a la cámara» y «Permitir que las aplicaciones de escritorio accedan a la cámara». Haz lo mismo en Micrófono.',
        'Vuelve a esta página. Si no cambia nada, cierra el navegador y ábrelo de nuevo.',
      ],
      system_macos: ({ browser }) => [
        'Abre el menú Apple > Ajustes del Sistema > Privacidad y seguridad > Cámara.',
        `Activa el interruptor junto a ${orYours(browser)}. Haz lo mismo en Micrófono.`,
        `Cierra ${orYours(browser)} del todo, ábrelo de nuevo y vuelve a esta página.`,
      ],
      system_chromeos: () => [
        'Abre Configuración > Privacidad y seguridad > Controles de privacidad.',
        'Activa el acceso a la cámara y al micrófono.',
        'Busca también un pequeño interruptor junto a la cámara: algunos Chromebooks lo tienen.',
      ],
      system_android: ({ browser }) => [
        `Abre en el teléfono Ajustes > Aplicaciones > ${orYours(browser)} > Permisos.`,
        'Permite Cámara y Micrófono.',
        'Desliza desde la parte de arriba de la pantalla: «Acceso a la cámara» y «Acceso al micrófono» deben estar activados.',
      ],
      system_ios: ({ browser }) => [
        `Abre Ajustes > Privacidad y seguridad > Cámara y activa ${orYours(browser)}.`,
        'Haz lo mismo en Micrófono.',
        '¿No está en la lista? Mira en Tiempo de uso > Restricciones de contenido y privacidad.',
      ],
      system_other: ({ device }) => [
        `Abre los ajustes de tu sistema y busca Privacidad, luego ${device === 'microphone' ? 'Micrófono' : 'Cámara'}.`,
        'Permite allí tu navegador.',
        'Cierra el navegador, ábrelo de nuevo y vuelve.',
      ],
      frame: () => [
        'Pulsa el botón. Esta página se abre entonces en una pestaña propia.',
        'Sigue allí: tu lugar se conserva.',
      ],
      not_found: ({ device }) => [
        'Si usas un dispositivo con cable, desconéctalo y vuelve a conectarlo.',
        device === 'microphone'
          ? 'Unos auriculares con micrófono también sirven.'
          : 'Busca una tapa o un interruptor en la cámara y ábrelo.',
      ],
      in_use: ({ device }) => [
        `Cierra otros programas y pestañas que usen ${nameOf(device)}: videollamadas, grabadoras, la app de cámara.`,
        'O elige otro dispositivo abajo, si lo tienes.',
        'Si sigue igual, reinicia tu dispositivo y abre esta página de nuevo.',
      ],
      in_app: () => [
        'Abre tu navegador: Chrome, Safari, Firefox o Edge.',
        'Entra allí en tu plataforma, abre Settings > Identity Verification y empieza desde ahí.',
        'Recibes un enlace nuevo y sigues donde estás ahora.',
      ],
      insecure: () => [
        'La dirección de esta página debe empezar por https.',
        'Entra en tu plataforma, abre Settings > Identity Verification y empieza desde ahí.',
      ],
      unknown: () => [
        'Pulsa «Intentar de nuevo».',
        'Si sigue igual, recarga la página. Tu lugar se conserva.',
        '¿Todavía nada? Reinicia tu dispositivo y abre esta página de nuevo.',
      ],
    },
    inAppMenus: {
      facebook: 'En Facebook: pulsa los tres puntos arriba a la derecha y «Abrir en navegador externo».',
      instagram: 'En Instagram: pulsa los tres puntos arriba a la derecha y «Abrir en navegador externo».',
      tiktok: 'En TikTok: pulsa los tres puntos arriba a la derecha y «Abrir en el navegador».',
      linkedin: 'En LinkedIn: pulsa los tres puntos arriba a la derecha y «Abrir en el navegador».',
      line: 'En LINE: pulsa los tres puntos abajo a la derecha y «Abrir en otra aplicación».',
      wechat: 'En WeChat: pulsa los tres puntos arriba a la derecha y «Abrir en el navegador».',
      snapchat: 'En Snapchat: pulsa la flecha o los tres puntos y «Abrir en el navegador».',
      android_webview: 'Abre el menú de esta app (tres puntos) y elige «Abrir en el navegador».',
      ios_webview: 'Pulsa el símbolo de compartir o la brújula de esta app y «Abrir en Safari».',
    },
    element: 'Permítelo aquí mismo:',
    orSo: 'Si eso no ayuda:',
    waiting: 'Seguimos mirando. En cuanto funcione, esta página continúa sola.',
    windowsToo: 'En Windows, mira también en Configuración > Privacidad y seguridad > Cámara.',
    mended: 'Ha funcionado: esta página ya puede usar la cámara y el micrófono.',
    replaced: (device, label) =>
      device === 'camera'
        ? `Tu cámara se desconectó. Ahora usamos ${label || 'otra'}.`
        : `Tu micrófono se desconectó. Ahora usamos ${label || 'otro'}.`,
    silentCamera: 'Tu cámara no da imagen. Abre su tapa o interruptor y termina otras llamadas.',
    silentMicrophone:
      'Tu micrófono no da sonido. Busca una tecla o un interruptor de silencio y termina otras llamadas.',
    ownTab: 'Abrir en una pestaña propia',
  },
};
