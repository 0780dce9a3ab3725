import type { check as english } from '../en/check';
import type { Like } from '../like';

export const check: Like<typeof english> = {
  devices: {
    heading: 'Teste sua câmera e seu microfone',
    lead: 'Só você vê esta imagem. Ainda não há ninguém na chamada.',
    askHeading: 'Seu navegador vai perguntar',
    ask: 'Aperte o botão e escolha “Permitir” para câmera e microfone.',
    turnOn: 'Ligar câmera e microfone',
    asking: 'Escolha “Permitir” na pergunta do seu navegador.',
    askingOverlooked:
      'Não vê a pergunta? Aperte o símbolo de câmera, cadeado ou sino ao lado do endereço desta página. No celular, olhe na borda da tela.',
    self: 'Sua própria imagem',
    camera: 'Câmera',
    microphone: 'Microfone',
    speaker: 'Alto-falante',
    light: 'Luz',
    states: { ok: 'Pronto', attention: 'Veja isto, por favor', open: 'A fazer' },
    unnamed: (device, number) => `${device} ${number}`,
    cameraWorks: 'Sua câmera funciona.',
    microphoneQuiet: 'Diga algumas palavras: a barra deve se mexer.',
    microphoneWorks: 'Ouvimos você.',
    speakerAsk: 'Você vai ouvir o representante.',
    play: 'Tocar um som',
    playAgain: 'Tocar de novo',
    playing: 'Tocando três notas…',
    heard: 'Você ouviu?',
    yes: 'Sim',
    no: 'Não',
    speakerWorks: 'Você consegue nos ouvir.',
    speakerAdvice: [
      'Aumente o volume e procure uma tecla ou chave de mudo.',
      'Fones: tire o plugue e coloque de novo, ou desligue e ligue o Bluetooth.',
      'Escolha outro alto-falante aqui, se puder.',
    ],
    lightNow: {
      looking: 'Olhando a sua imagem…',
      good: 'Vemos você bem.',
      dark: 'Está escuro. Fique de frente para uma janela ou acenda uma luz à sua frente.',
      backlit: 'A luz está atrás de você. Vire-se ou feche a cortina.',
      glaring: 'Está claro demais. Vire-se um pouco para longe da luz.',
      covered: 'Não vemos nada. Há uma tampa sobre a câmera?',
    },
    framingNow: {
      nobody: 'Não vemos nenhum rosto. Sente-se em frente à câmera.',
      far: 'Chegue mais perto, para que seu rosto preencha o oval.',
      near: 'Afaste-se um pouco, para que seu rosto caiba no oval.',
      aside: 'Vá para o meio: seu rosto fica no oval.',
    },
    tips: [
      'Mantenha o rosto no oval.',
      'Tire óculos escuros e chapéu.',
      'Vá para um lugar silencioso.',
    ],
    start: 'Começar a chamada',
    starting: 'Buscando seu lugar na fila…',
    lostPlace:
      'Você ficou fora por um tempo e saiu da fila. Nada mais mudou: comece a chamada de novo quando quiser.',
    again: 'Tentar de novo',
    reload: 'Recarregar a página',
    offline: 'Sua conexão caiu. Conectamos de novo sozinhos.',
  },
};
