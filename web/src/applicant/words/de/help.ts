import type { help as english } from '../en/help';
import type { Like } from '../like';
import { appeal } from './appeal';

export const help: Like<typeof english> = {
  heading: 'Hilfe zu Ihrem Videogespräch',
  lead: 'Ein kurzes Gespräch zeigt, dass Ihr Profil Ihnen gehört. Hier steht, was Sie brauchen und was Sie tun können, wenn etwas nicht funktioniert.',
  english: 'Das Gespräch ist auf Englisch. Wie gut Sie es sprechen, wird nicht geprüft.',
  open: 'Ihre Prüfung öffnen',
  languages: 'Sprachen',
  parts: {
    need: {
      heading: 'Was Sie brauchen',
      points: [
        'Einen Computer, ein Telefon oder ein Tablet, dessen Kamera und Mikrofon funktionieren.',
        'macOS, Windows, ChromeOS, Ubuntu oder ein anderes auf Debian beruhendes Linux, iOS oder Android.',
        'Chrome, Firefox, Safari oder Edge: die aktuelle Version oder eine der beiden davor. Mit Internet Explorer 11 geht es nicht.',
        'Eine stabile, schnelle Verbindung. Sie müssen nichts installieren.',
        'Einen Ausweis in Ihrer Nähe, wenn Sie einen haben: Vielleicht möchten wir ihn sehen.',
      ],
    },
    start: {
      heading: 'So beginnen Sie',
      lead: 'Das Gespräch dauert weniger als 10 Minuten.',
      steps: [
        'Melden Sie sich bei Ihrem Marktplatz an.',
        'Öffnen Sie Settings > Identity Verification (Einstellungen > Identitätsprüfung) und starten Sie dort. Sie bekommen jedes Mal einen neuen Link.',
        'Erlauben Sie Kamera und Mikrofon, wenn Ihr Browser fragt.',
        'Sehen Sie sich zuerst Ihr eigenes Bild an. Noch sieht es sonst niemand.',
        'Starten Sie das Gespräch und warten Sie in der Schlange. Es beginnt von selbst, mit einem leisen Ton.',
      ],
    },
    tips: {
      heading: 'So wird es ein gutes Gespräch',
      points: [
        'Schauen Sie zu einem Fenster oder einer Lampe. Nehmen Sie Sonnenbrille und Hut ab.',
        'Gehen Sie an einen ruhigen Ort. Gegen ein Echo helfen Kopfhörer.',
        'Setzen Sie sich nahe an den WLAN-Router, und halten Sie Downloads und Videos an.',
        'Schließen Sie andere Programme, die Ihre Kamera benutzen.',
        'Stellen Sie Ihr Telefon fest hin, und laden Sie es vorher auf.',
      ],
    },
    blockedBrowser: {
      heading: 'Der Browser blockiert Kamera oder Mikrofon',
      lead: 'Erlauben Sie beides dauerhaft für diese Seite. Dann kommen Sie zurück und versuchen es noch einmal: Ihr Platz bleibt erhalten.',
      points: [
        'Chrome und Edge: Drücken Sie auf das Zeichen links neben der Adresse und schalten Sie Kamera und Mikrofon ein.',
        'Firefox: Drücken Sie auf die durchgestrichene Kamera in der Adressleiste und heben Sie die Blockade auf.',
        'Safari auf dem Mac: Öffnen Sie Safari > Einstellungen für diese Website und wählen Sie für Kamera und Mikrofon „Erlauben“.',
        'Safari auf iPhone oder iPad: Drücken Sie auf das Zeichen neben der Adresse, dann auf „Website-Einstellungen“, und wählen Sie „Erlauben“.',
        'Wenn Sie aus einer App kommen, wählen Sie in deren Menü „Im Browser öffnen“.',
      ],
    },
    blockedSystem: {
      heading: 'Das Gerät blockiert Kamera oder Mikrofon',
      lead: 'Vielleicht braucht Ihr Browser auch die Erlaubnis des Geräts.',
      points: [
        'Windows: Einstellungen > Datenschutz und Sicherheit > Kamera, und ebenso Mikrofon.',
        'macOS: Systemeinstellungen > Datenschutz & Sicherheit > Kamera und Mikrofon. Schließen Sie dann den Browser und öffnen Sie ihn neu.',
        'iPhone und iPad: Einstellungen > Apps > Ihr Browser.',
        'Android: Einstellungen > Apps > Ihr Browser > Berechtigungen.',
        'ChromeOS: Einstellungen > Datenschutz und Sicherheit > Datenschutzeinstellungen.',
        'Manche Laptops haben eine Klappe vor der Kamera oder eine Taste, die sie ausschaltet.',
        'Wenn ein anderes Programm die Kamera benutzt, schließen Sie es.',
      ],
    },
    noCamera: {
      heading: 'Keine Kamera? Nehmen Sie Ihr Telefon',
      steps: [
        'Die Seite vor dem Gespräch zeigt einen Code. Richten Sie die Kamera des Telefons darauf: Ihre Prüfung geht auf dem Telefon weiter.',
        'Oder melden Sie sich auf dem Telefon bei Ihrem Marktplatz an und starten Sie dort.',
      ],
    },
    connect: {
      heading: 'Das Gespräch kommt nicht zustande',
      lead: 'Das zählt nie gegen Sie.',
      steps: [
        'Warten Sie ein paar Sekunden: Die Seite verbindet sich von selbst wieder.',
        'Gehen Sie hinaus und wieder hinein: Schließen Sie die Seite und öffnen Sie sie noch einmal von Ihrem Marktplatz aus. Ihr Platz und Ihr Gespräch bleiben eine Minute erhalten.',
        'Wechseln Sie vom WLAN zu mobilen Daten oder umgekehrt. Schalten Sie ein VPN aus.',
        'Netze von Firmen und Schulen blockieren manchmal Gespräche: Versuchen Sie ein anderes.',
      ],
    },
    inCall: {
      heading: 'Was im Gespräch geschieht',
      points: [
        'Sie sehen, mit wem Sie sprechen, mit Namen, und beide sehen denselben kurzen Code.',
        'Wir stellen ein paar Fragen zu Ihrem Profil. Vielleicht bitten wir Sie, den Kopf zu drehen oder die Hand zu heben.',
        'Vielleicht möchten wir einen Ausweis sehen.',
        'Wenn Sie etwas nicht verstehen, fragen Sie. Sie können auch im Chat schreiben.',
        'Die meisten haben das Ergebnis, wenn das Gespräch endet.',
      ],
    },
    notPassed: {
      heading: 'Wenn es nicht klappt',
      points: [
        'Ein Gespräch, das abbricht oder ohne Entscheidung endet, kostet Sie nichts: Führen Sie ein weiteres.',
        'Meist prüft eine zweite Person eine negative Entscheidung, bevor sie gilt. Danach lesen Sie alle Gründe auf einmal.',
        'Bis ein späteres Gespräch gut ausgeht, können Sie meist keine Einnahmen auszahlen, keine Angebote senden und keine direkten Aufträge annehmen. Sie erscheinen nicht in der Suche, und offene Angebote werden zurückgezogen. Ihre Verträge laufen weiter.',
        'Wenn Sie das für falsch halten oder es jetzt in Ordnung bringen können, legen Sie Einspruch ein oder bitten Sie um ein weiteres Gespräch. Geht es gut aus, fällt jede Einschränkung weg.',
        'Die Seite „Stand“ sagt, was bei Ihnen eingeschränkt ist und bis wann.',
      ],
    },
    appeal: {
      heading: 'Ihre Identität wurde nicht bestätigt, und Sie halten das für falsch',
      lead: 'Gegen ein negatives Ergebnis können Sie bis zu dreimal Einspruch einlegen.',
      steps: [
        'Öffnen Sie Ihre Prüfung und lesen Sie alle Gründe.',
        `Schreiben Sie unter „${appeal.heading}“, auch auf der Seite „Stand“, was falsch ist oder was Sie jetzt in Ordnung bringen können, und drücken Sie auf „${appeal.send}“. Bitte schicken Sie keine Kopien von Dokumenten.`,
        'Jemand, der an der Entscheidung nicht beteiligt war, liest es und antwortet Ihnen. Die Seite sagt, bis wann Sie damit rechnen können, und zeigt dann die Antwort.',
        'Wird dem Einspruch stattgegeben, können Sie ein weiteres Gespräch führen. Wenn nicht, bleibt das Ergebnis, wie es ist; Sie können Ihren Marktplatz weiterhin um ein weiteres Gespräch bitten.',
      ],
    },
    privacy: {
      heading: 'Ihre Privatsphäre',
      points: [
        'Nur die Person, die mit Ihnen spricht, sieht und hört Sie, live. Das Gespräch wird nicht aufgezeichnet.',
        'Ihre Kamera ist nur an, während Sie sie prüfen, warten oder sprechen.',
        'Ihre Kunden sehen nur das Zeichen, dass Sie geprüft sind.',
        'Ohne Ihre Einwilligung gibt es kein Gespräch.',
      ],
    },
  },

  nextHeading: 'Ihr nächster Schritt',
  device: (browser, system) => `Sie benutzen ${browser} mit ${system}.`,
  next: {
    agree: {
      lead: 'Lesen Sie, was im Gespräch geschieht, und stimmen Sie zu.',
      button: 'Zu Ihrer Einwilligung',
    },
    check: {
      lead: 'Prüfen Sie Kamera und Mikrofon, und starten Sie dann das Gespräch.',
      button: 'Zur Prüfung von Kamera und Mikrofon',
    },
    mend: {
      lead: 'Kamera oder Mikrofon lassen sich noch nicht benutzen. Wir zeigen Ihnen, was zu tun ist.',
      button: 'Zeigen Sie es mir',
    },
    wait: {
      lead: 'Sie stehen in der Schlange. Lassen Sie diese Seite offen: Das Gespräch beginnt von selbst.',
      button: 'Zurück zu Ihrem Platz',
    },
    again: {
      lead: 'Ihr letztes Gespräch endete ohne Entscheidung. Das kostet Sie nichts: Beginnen Sie neu.',
      button: 'Weiter',
    },
    reviewed: {
      lead: 'Sie müssen nichts tun: Eine zweite Person sieht sich Ihr Gespräch an.',
      button: 'Ansehen, was bis dahin eingeschränkt ist',
    },
    read: {
      lead: 'Ihre Identität ist nicht bestätigt. Lesen Sie, warum, und was Sie jetzt tun können.',
      button: 'Ergebnis lesen',
    },
    done: { lead: 'Es ist nichts weiter zu tun.', button: 'Zurück zu Ihrer Prüfung' },
    link: {
      lead: 'Melden Sie sich bei Ihrem Marktplatz an und öffnen Sie Settings > Identity Verification: Sie bekommen einen neuen Link.',
      button: 'Zurück',
    },
  },
};
