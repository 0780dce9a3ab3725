import type { Device } from '../../../shared/call/device_problem';
import type { recovery as english } from '../en/recovery';
import type { Like } from '../like';

const names = { camera: 'die Kamera', microphone: 'das Mikrofon', both: 'Kamera und Mikrofon' };
const nameOf = (device: Device | null) => names[device ?? 'both'];
const orYours = (browser: string | null) => browser ?? 'Ihren Browser';

const tuneSteps = (sign: string) => [
  `Drücken Sie auf ${sign} links in der Adressleiste, neben der Adresse dieser Seite.`,
  'Schalten Sie Kamera und Mikrofon ein.',
  'Kommen Sie zu dieser Seite zurück. Ändert sich nichts, drücken Sie auf „Seite neu laden“: Ihr Platz bleibt erhalten.',
];

const blockedHere = ({ browser, device }: { browser: string | null; device: Device | null }) =>
  `${browser ?? 'Ihr Browser'} blockiert ${nameOf(device)} auf dieser Seite`;

const notFound = (device: Device | null) =>
  device === 'camera'
    ? 'Wir haben keine Kamera gefunden'
    : device === 'microphone'
      ? 'Wir haben kein Mikrofon gefunden'
      : 'Wir haben weder Kamera noch Mikrofon gefunden';
const inUse = (device: Device | null) => `Ein anderes Programm benutzt ${nameOf(device)}`;
const notOpened = (device: Device | null) => `Wir konnten ${nameOf(device)} nicht öffnen`;

export const recovery: Like<typeof english> = {
  deviceProblem(kind, device) {
    switch (kind) {
      case 'insecure':
        return 'Dieser Browser kann die Kamera hier nicht öffnen';
      case 'denied':
        return `Ihr Browser blockiert ${nameOf(device)}`;
      case 'denied_by_system':
        return `Ihr Gerät lässt den Browser nicht an ${nameOf(device)}`;
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
      dismissed: () => 'Die Frage Ihres Browsers wurde geschlossen',
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
      system_windows: ({ device }) => `Windows blockiert ${nameOf(device)}`,
      system_macos: ({ device }) => `Ihr Mac blockiert ${nameOf(device)}`,
      system_chromeos: ({ device }) => `Ihr Chromebook blockiert ${nameOf(device)}`,
      system_android: ({ device }) => `Ihr Telefon blockiert ${nameOf(device)}`,
      system_ios: ({ device }) => `Ihr iPhone oder iPad blockiert ${nameOf(device)}`,
      system_other: ({ device }) => `Ihr System blockiert ${nameOf(device)}`,
      frame: () => 'Die Seite um diese herum lässt keine Kamera zu',
      not_found: ({ device }) => notFound(device),
      in_use: ({ device }) => inUse(device),
      in_app: () => 'Der Browser dieser App hat keine Kamera',
      insecure: () => 'Diese Adresse ist für eine Kamera nicht sicher genug',
      unknown: ({ device }) => notOpened(device),
    },
    steps: {
      dismissed: () => [
        'Drücken Sie auf „Noch einmal versuchen“. Ihr Browser fragt dann wieder.',
        'Wählen Sie „Zulassen“. Bis das Gespräch beginnt, sehen nur Sie das Bild.',
      ],
      site_chrome: () => tuneSteps('das Zeichen mit den zwei Schiebern'),
      site_edge: () => tuneSteps('das Schloss'),
      site_opera: () => tuneSteps('das Schloss'),
      site_android: ({ browser }) => [
        'Drücken Sie auf das Zeichen neben der Adresse dieser Seite, dann auf „Berechtigungen“.',
        'Schalten Sie Kamera und Mikrofon ein und kommen Sie zu dieser Seite zurück.',
        `Noch blockiert? Öffnen Sie auf dem Telefon Einstellungen > Apps > ${browser ?? 'Ihr Browser'} > Berechtigungen und erlauben Sie dort beides.`,
      ],
      site_firefox: () => [
        'Drücken Sie auf die durchgestrichene Kamera in der Adressleiste, neben der Adresse dieser Seite.',
        'Drücken Sie auf das × neben „Blockiert“, bei der Kamera und beim Mikrofon.',
        'Drücken Sie auf „Seite neu laden“ und wählen Sie „Erlauben“, wenn Firefox fragt. Ihr Platz bleibt erhalten.',
      ],
      site_firefox_android: () => [
        'Drücken Sie auf das Schloss neben der Adresse dieser Seite.',
        'Stellen Sie Kamera und Mikrofon auf „Erlaubt“.',
        'Noch blockiert? Öffnen Sie auf dem Telefon Einstellungen > Apps > Firefox > Berechtigungen und erlauben Sie dort beides.',
        'Drücken Sie auf „Seite neu laden“. Ihr Platz bleibt erhalten.',
      ],
      site_safari: () => [
        'Öffnen Sie im Menü oben am Bildschirm Safari > Einstellungen, dann Websites.',
        'Wählen Sie links Kamera und stellen Sie diese Website auf „Erlauben“. Ebenso bei Mikrofon.',
        'Schließen Sie die Einstellungen und drücken Sie auf „Seite neu laden“. Ihr Platz bleibt erhalten.',
      ],
      site_ios_safari: () => [
        'Drücken Sie auf das Seitenmenü neben der Adresse, dann auf die drei Punkte und „Website-Einstellungen“.',
        'Stellen Sie Kamera und Mikrofon auf „Erlauben“ und drücken Sie auf „Fertig“.',
        'Nicht zu finden? Öffnen Sie Einstellungen > Apps > Safari, dann Kamera und Mikrofon, und wählen Sie „Erlauben“.',
        'Drücken Sie auf „Seite neu laden“. Ihr Platz bleibt erhalten.',
      ],
      site_ios_other: ({ browser }) => [
        `Öffnen Sie auf Telefon oder Tablet Einstellungen > Apps > ${browser ?? 'Ihr Browser'}.`,
        'Schalten Sie Kamera und Mikrofon ein.',
        'Kommen Sie zurück und drücken Sie auf „Seite neu laden“. Wählen Sie „Erlauben“, wenn gefragt wird. Ihr Platz bleibt erhalten.',
      ],
      site_other: () => [
        'Drücken Sie auf das Zeichen mit Kamera oder Schloss neben der Adresse dieser Seite.',
        'Wählen Sie „Zulassen“ für Kamera und Mikrofon.',
        'Drücken Sie auf „Seite neu laden“. Ihr Platz bleibt erhalten.',
      ],
      system_windows: () => [
        'Öffnen Sie Start > Einstellungen > Datenschutz und Sicherheit > Kamera.',
        'Schalten Sie „Kamerazugriff“ und „Desktop-Apps den Zugriff auf die Kamera erlauben“ ein. Ebenso bei Mikrofon.',
        'Kommen Sie zu dieser Seite zurück. Ändert sich nichts, schließen Sie den Browser und öffnen Sie ihn neu.',
      ],
      system_macos: ({ browser }) => [
        'Öffnen Sie Apple-Menü > Systemeinstellungen > Datenschutz & Sicherheit > Kamera.',
        `Schalten Sie dort ${orYours(browser)} ein. Ebenso bei Mikrofon.`,
        `Beenden Sie ${orYours(browser)}, öffnen Sie das Programm neu und kommen Sie zu dieser Seite zurück.`,
      ],
      system_chromeos: () => [
        'Öffnen Sie Einstellungen > Datenschutz und Sicherheit > Datenschutzeinstellungen.',
        'Schalten Sie Kamerazugriff und Mikrofonzugriff ein.',
        'Suchen Sie auch nach einem kleinen Schalter an der Kamera: Manche Chromebooks haben einen.',
      ],
      system_android: ({ browser }) => [
        `Öffnen Sie auf dem Telefon Einstellungen > Apps > ${browser ?? 'Ihr Browser'} > Berechtigungen.`,
        'Erlauben Sie Kamera und Mikrofon.',
        'Ziehen Sie vom oberen Rand nach unten: „Kamerazugriff“ und „Mikrofonzugriff“ müssen dort an sein.',
      ],
      system_ios: ({ browser }) => [
        `Öffnen Sie Einstellungen > Datenschutz & Sicherheit > Kamera und schalten Sie ${orYours(browser)} ein.`,
        'Ebenso bei Mikrofon.',
        'Nicht in der Liste? Sehen Sie unter Bildschirmzeit > Beschränkungen nach.',
      ],
      system_other: ({ device }) => [
        `Öffnen Sie die Einstellungen Ihres Systems und suchen Sie Datenschutz, dann ${device === 'microphone' ? 'Mikrofon' : 'Kamera'}.`,
        'Erlauben Sie dort Ihren Browser.',
        'Schließen Sie den Browser, öffnen Sie ihn neu und kommen Sie zurück.',
      ],
      frame: () => [
        'Drücken Sie auf die Taste. Diese Seite öffnet sich dann in einem eigenen Tab.',
        'Machen Sie dort weiter: Ihr Platz bleibt erhalten.',
      ],
      not_found: ({ device }) => [
        'Hängt das Gerät an einem Kabel, ziehen Sie es heraus und stecken Sie es wieder ein.',
        device === 'microphone'
          ? 'Ein Headset mit Mikrofon geht auch.'
          : 'Suchen Sie eine Klappe oder einen Schalter an der Kamera und öffnen Sie ihn.',
      ],
      in_use: ({ device }) => [
        `Schließen Sie andere Programme und Tabs, die ${nameOf(device)} benutzen: Videogespräche, Aufnahmen, die Kamera-App.`,
        'Oder wählen Sie unten ein anderes Gerät, wenn Sie eines haben.',
        'Bleibt es so, starten Sie Ihr Gerät neu und öffnen Sie diese Seite noch einmal.',
      ],
      in_app: () => [
        'Öffnen Sie Ihren eigenen Browser: Chrome, Safari, Firefox oder Edge.',
        'Melden Sie sich dort bei Ihrem Marktplatz an, öffnen Sie Settings > Identity Verification und starten Sie dort.',
        'Sie bekommen einen neuen Link und machen da weiter, wo Sie jetzt sind.',
      ],
      insecure: () => [
        'Die Adresse dieser Seite muss mit https beginnen.',
        'Melden Sie sich bei Ihrem Marktplatz an, öffnen Sie Settings > Identity Verification und starten Sie dort.',
      ],
      unknown: () => [
        'Drücken Sie auf „Noch einmal versuchen“.',
        'Bleibt es so, laden Sie die Seite neu. Ihr Platz bleibt erhalten.',
        'Immer noch nicht? Starten Sie Ihr Gerät neu und öffnen Sie diese Seite noch einmal.',
      ],
    },
    inAppMenus: {
      facebook: 'In Facebook: auf die drei Punkte oben rechts drücken, dann „In externem Browser öffnen“.',
      instagram: 'In Instagram: auf die drei Punkte oben rechts drücken, dann „In externem Browser öffnen“.',
      tiktok: 'In TikTok: auf die drei Punkte oben rechts drücken, dann „Im Browser öffnen“.',
      linkedin: 'In LinkedIn: auf die drei Punkte oben rechts drücken, dann „Im Browser öffnen“.',
      line: 'In LINE: auf die drei Punkte unten rechts drücken, dann „In anderer App öffnen“.',
      wechat: 'In WeChat: auf die drei Punkte oben rechts drücken, dann „Im Browser öffnen“.',
      snapchat: 'In Snapchat: auf den Pfeil oder die drei Punkte drücken, dann „Im Browser öffnen“.',
      android_webview: 'Öffnen Sie das Menü dieser App (drei Punkte) und wählen Sie „Im Browser öffnen“.',
      ios_webview: 'Drücken Sie auf das Teilen-Zeichen oder den Kompass dieser App, dann „In Safari öffnen“.',
    },
    element: 'Hier gleich erlauben:',
    orSo: 'Wenn das nicht hilft:',
    waiting: 'Wir sehen weiter nach. Sobald es geht, macht diese Seite von selbst weiter.',
    windowsToo: 'Sehen Sie unter Windows auch bei Einstellungen > Datenschutz und Sicherheit > Kamera nach.',
    mended: 'Das hat geklappt: Diese Seite kann Kamera und Mikrofon jetzt benutzen.',
    replaced: (device, label) =>
      device === 'camera'
        ? `Ihre Kamera wurde getrennt. Wir benutzen jetzt ${label || 'eine andere'}.`
        : `Ihr Mikrofon wurde getrennt. Wir benutzen jetzt ${label || 'ein anderes'}.`,
    silentCamera: 'Ihre Kamera gibt kein Bild. Öffnen Sie ihre Klappe, und beenden Sie andere Gespräche.',
    silentMicrophone:
      'Ihr Mikrofon gibt keinen Ton. Suchen Sie eine Stummtaste, und beenden Sie andere Gespräche.',
    ownTab: 'In eigenem Tab öffnen',
  },
};
