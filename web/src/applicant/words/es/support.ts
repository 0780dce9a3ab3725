import type { support as english } from '../en/support';
import type { Like } from '../like';

export const support: Like<typeof english> = {
  inApp: {
    heading: 'Abre esta página en tu navegador',
    lead: 'Estás dentro de otra app. Su navegador a menudo no tiene cámara, y la llamada la necesita.',
    linkKept: 'Tu enlace no se ha gastado: funciona en tu navegador.',
    copy: 'Copiar el enlace',
    copied: 'Copiado. Ahora pégalo en la barra de direcciones de tu navegador.',
    copyByHand: 'El enlace para copiar',
    paste: '¿No está ahí? Copia el enlace y pégalo en Chrome, Safari, Firefox o Edge.',
    anyway: 'Probar aquí de todos modos',
  },
  cannot: {
    heading: 'Este navegador no puede hacer videollamadas',
    lead: 'Le falta algo que la llamada necesita. No se pierde nada: tu enlace no se ha gastado.',
    stepsHeading: 'Qué puedes hacer',
    steps: [
      'Copia este enlace y ábrelo en un Chrome, Firefox, Safari o Edge actual, o en tu teléfono.',
      'O actualiza este navegador y vuelve a abrir el enlace.',
      '¿Modo de aislamiento o una extensión que bloquea WebRTC? Desactívalo para esta página.',
    ],
    more: '¿Qué navegadores funcionan?',
  },
  support: {
    region: 'Sobre tu navegador',
    olderBrowser:
      'Tu navegador no está actualizado. La llamada seguramente funcionará; actualizarlo la hace más segura.',
    olderSystem:
      'Tu sistema no está actualizado. La llamada seguramente funcionará; actualizarlo la hace más segura.',
    unknown:
      'No conocemos bien este navegador. La llamada seguramente funcionará. Si no, usa Chrome, Firefox, Safari o Edge.',
    dismiss: 'De acuerdo',
  },
};
