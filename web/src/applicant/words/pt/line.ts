import type { line as english } from '../en/line';
import type { Like } from '../like';

export const line: Like<typeof english> = {
  check: {
    heading: 'Sua conexão',
    connecting: 'Testando sua conexão…',
    measuring: 'Medindo sua conexão. Leva alguns segundos.',
    progress: 'Teste de conexão',
    loop: 'Sua imagem como o representante vai ver',
    loopCaption: 'É assim que o representante vai ver você. A imagem foi ao nosso servidor e voltou.',
    verdicts: {
      good: {
        title: 'Sua conexão é boa',
        what: 'O representante vai ver e ouvir você bem.',
        tips: [],
      },
      enough: {
        title: 'Sua conexão é suficiente',
        what: 'A chamada vai funcionar. A imagem pode ficar menos nítida às vezes.',
        tips: ['Chegue mais perto do roteador Wi-Fi.', 'Feche outros vídeos e downloads.'],
      },
      poor: {
        title: 'Sua conexão está fraca',
        what: 'Você pode começar a chamada. Se a imagem não passar, seguimos com som e imagens paradas.',
        tips: [
          'Chegue mais perto do roteador Wi-Fi ou use um cabo.',
          'Tente dados móveis em vez de Wi-Fi, ou o contrário.',
          'Feche outros vídeos, downloads e programas de VPN.',
        ],
      },
      none: {
        title: 'A imagem não passa',
        what: 'Parece que esta rede bloqueia chamadas de vídeo. Isso é comum em redes de empresas, escolas e hotéis. Você pode começar a chamada mesmo assim: continuamos tentando.',
        tips: [
          'Tente outra rede, por exemplo dados móveis.',
          'Desligue a VPN ou o proxy.',
          'Se for a rede da sua empresa, pergunte se chamadas de vídeo (WebRTC) podem passar.',
        ],
      },
    },
    speed: 'Velocidade',
    speedOf: (kbps) =>
      kbps < 1000 ? `${kbps} kbit/s` : `${(kbps / 1000).toFixed(1).replace('.', ',')} Mbit/s`,
    loss: 'Perdido no caminho',
    lossOf: (percent) => `${percent} %`,
    roundTrip: 'Ida e volta',
    roundTripOf: (ms) => `${ms} ms`,
    overTcp: 'Sua rede bloqueia o caminho mais rápido para vídeo. Usamos um mais lento.',
    again: 'Testar de novo',
  },
  call: {
    quality: { good: 'Boa conexão', weak: 'Conexão fraca', poor: 'Conexão ruim' },
    sending: {
      low: 'Enviamos uma imagem menor de você.',
      stills: 'Sua conexão leva som e imagens paradas. Você pode continuar falando.',
    },
    saveData: 'Poupar dados',
    fullPicture: 'Imagem completa',
    still: (name) => `Imagem parada de ${name}`,
    stillNote: (name) => `A conexão de ${name} está fraca: som e imagens paradas`,
  },
};
