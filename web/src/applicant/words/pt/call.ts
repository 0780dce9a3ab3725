import { counted } from '../counted';
import type { call as english } from '../en/call';
import type { Like } from '../like';

const count = counted('pt');

export const call: Like<typeof english> = {
  call: {
    heading: (name) => `Sua chamada com ${name}`,
    representative: 'Representante',
    code: 'Código',
    codeWhy: 'O representante vê o mesmo código. Se ele ler outro, saia da chamada.',
    remote: (name) => `Vídeo de ${name}`,
    self: 'Sua própria imagem',
    elapsed: 'Tempo',
    controls: 'Sua câmera, seu microfone e o chat',
    mute: 'Silenciar',
    unmute: 'Ativar som',
    muted: 'Seu microfone está mudo',
    cameraOff: 'Desligar câmera',
    cameraOn: 'Ligar câmera',
    cameraIsOff: 'O representante não vê você',
    switchCamera: 'Trocar de câmera',
    play: 'Toque para ver e ouvir a chamada',
    connectingTo: (name) => `Conectando você com ${name}`,
    peerOff: (name, muted, cameraOff) => {
      if (muted && cameraOff) return `${name} está sem som e sem câmera`;
      if (muted) return `${name} está com o microfone mudo`;
      return cameraOff ? `${name} está com a câmera desligada` : '';
    },
    now: {
      kinds: {
        consent: 'Seu acordo',
        question: 'Pergunta',
        challenge: 'Faça isto, por favor',
        document: 'Seu documento',
      },
      consent: 'Diga se você aceita a verificação por vídeo agora.',
      document: 'Mostre seu documento de identidade para a câmera.',
      gestures: {
        turn_head: 'Vire a cabeça toda para a esquerda e depois toda para a direita.',
        hand_across_face:
          'Passe a mão aberta devagar na frente do rosto, da testa até o queixo.',
        press_cheek: 'Aperte uma bochecha com um dedo e depois solte.',
        lean_in: 'Chegue perto até o rosto preencher a imagem e depois volte.',
        three_fingers: 'Ponha três dedos na frente de um olho e depois na frente do outro.',
        hand_on_head: 'Ponha uma mão sobre a cabeça e olhe para o teto.',
      },
    },
    chat: {
      heading: 'Chat',
      empty:
        'Aqui você pode escrever quando o som falha ou para soletrar um nome. Some quando a chamada termina.',
      write: 'Escreva uma mensagem',
      hint: 'Enter envia. Shift e Enter começam outra linha.',
      send: 'Enviar',
      you: 'Você',
      said: (name, message) => `${name} escreveu: ${message}`,
      unread: (number) => count(number, { one: '# mensagem nova', other: '# mensagens novas' }),
      close: 'Fechar o chat',
      tooFast: 'Foi rápido demais. Espere um segundo e aperte “Enviar” de novo.',
    },
    devices: {
      open: 'Dispositivos',
      heading: 'Câmera e microfone',
      none: 'Encontramos uma câmera e um microfone. Conecte outro e ele aparece aqui.',
      done: 'Pronto',
    },
    leave: {
      open: 'Sair',
      heading: 'Sair da chamada?',
      means: [
        'Isso não conta contra você, e nada muda na sua conta.',
        'Sua verificação continua aberta: você pode começar de novo quando quiser.',
        'Depois você espera na fila por uma nova chamada.',
      ],
      pause:
        'Só uma pausa curta ou outro dispositivo? Feche esta página: a chamada fica guardada por 60 segundos, e você volta com o link da sua plataforma.',
      stay: 'Ficar na chamada',
      confirm: 'Sair da chamada',
      leaving: 'Saindo…',
    },
    line: {
      connecting: 'Conectando…',
      connected: 'Conectado',
      reconnecting: 'A conexão caiu, reconectando…',
      you_dropped: 'Sua conexão caiu, reconectando… A chamada fica guardada por um minuto.',
      they_dropped: (name, seconds) =>
        seconds === null
          ? `A conexão de ${name} caiu. São 60 segundos para voltar.`
          : `A conexão de ${name} caiu. Restam ${seconds} segundos para voltar.`,
    },
  },
};
