import type { help as english } from '../en/help';
import type { Like } from '../like';
import { appeal } from './appeal';

export const help: Like<typeof english> = {
  heading: 'Ajuda com sua chamada de vídeo',
  lead: 'Uma chamada curta com um representante mostra que seu perfil é seu. Aqui está o que você precisa e o que fazer quando algo não funciona.',
  english: 'A chamada é em inglês. Não se avalia se você fala bem.',
  open: 'Abrir sua verificação',
  languages: 'Idiomas',
  parts: {
    need: {
      heading: 'O que você precisa',
      points: [
        'Um computador, celular ou tablet com câmera e microfone funcionando.',
        'macOS, Windows, ChromeOS, Ubuntu ou outro Linux baseado em Debian, iOS ou Android.',
        'Chrome, Firefox, Safari ou Edge: a versão atual ou uma das duas anteriores. O Internet Explorer 11 não consegue fazer a chamada.',
        'Uma conexão estável e rápida. Não é preciso instalar nada.',
        'Um documento de identidade por perto, se tiver: podem pedir para vê-lo.',
      ],
    },
    start: {
      heading: 'Como começar',
      lead: 'A chamada leva menos de 10 minutos.',
      steps: [
        'Entre na sua plataforma.',
        'Abra Settings > Identity Verification (Configurações > Verificação de identidade) e comece por ali. Você recebe um link novo a cada vez.',
        'Permita a câmera e o microfone quando o navegador perguntar.',
        'Veja primeiro a sua própria imagem. Ninguém mais vê ainda.',
        'Comece a chamada e espere na fila. Ela começa sozinha, com um som suave.',
      ],
    },
    tips: {
      heading: 'Como ter uma boa chamada',
      points: [
        'Fique de frente para uma janela ou uma lâmpada. Tire óculos escuros e chapéu.',
        'Vá para um lugar silencioso. Fones de ouvido ajudam quando há eco.',
        'Sente perto do roteador Wi-Fi e pause downloads e vídeos.',
        'Feche outros programas que usam a câmera.',
        'Apoie o celular onde ele fique parado e carregue-o antes.',
      ],
    },
    blockedBrowser: {
      heading: 'O navegador bloqueia a câmera ou o microfone',
      lead: 'Permita sempre para esta página. Depois volte e tente de novo: seu lugar está guardado.',
      points: [
        'Chrome e Edge: aperte o símbolo à esquerda do endereço e ligue a câmera e o microfone.',
        'Firefox: aperte a câmera riscada na barra de endereço e tire o bloqueio.',
        'Safari no Mac: abra Safari > Ajustes para Este Site e escolha Permitir para câmera e microfone.',
        'Safari no iPhone ou iPad: aperte o símbolo ao lado do endereço, depois Ajustes do Site, e escolha Permitir.',
        'Se você veio de um aplicativo, escolha “Abrir no navegador” no menu dele.',
      ],
    },
    blockedSystem: {
      heading: 'O dispositivo bloqueia a câmera ou o microfone',
      lead: 'Seu navegador pode precisar também da permissão do dispositivo.',
      points: [
        'Windows: Configurações > Privacidade e segurança > Câmera, e o mesmo em Microfone.',
        'macOS: Ajustes do Sistema > Privacidade e Segurança > Câmera e Microfone. Depois feche o navegador e abra de novo.',
        'iPhone e iPad: Ajustes > Apps > seu navegador.',
        'Android: Configurações > Apps > seu navegador > Permissões.',
        'ChromeOS: Configurações > Privacidade e segurança > Controles de privacidade.',
        'Alguns notebooks têm uma tampa sobre a câmera ou uma tecla que a desliga.',
        'Se outro programa usa a câmera, feche-o.',
      ],
    },
    noCamera: {
      heading: 'Sem câmera? Use o celular',
      steps: [
        'A página antes da chamada mostra um código. Aponte a câmera do celular para ele: sua verificação passa para o celular.',
        'Ou entre na sua plataforma pelo celular e comece por ali.',
      ],
    },
    connect: {
      heading: 'A chamada não conecta',
      lead: 'Isso nunca conta contra você.',
      steps: [
        'Espere alguns segundos: a página se conecta de novo sozinha.',
        'Saia e volte: feche a página e abra de novo pela sua plataforma. Seu lugar e sua chamada ficam guardados por um minuto.',
        'Troque do Wi-Fi para os dados móveis, ou o contrário. Desligue a VPN.',
        'Redes de escritórios e escolas podem bloquear chamadas: tente outra.',
      ],
    },
    inCall: {
      heading: 'O que acontece na chamada',
      points: [
        'Você vê o representante e o nome dele, e os dois veem o mesmo código curto.',
        'Ele faz algumas perguntas sobre o seu perfil e pode pedir que você vire a cabeça ou levante a mão.',
        'Ele pode pedir para ver um documento de identidade.',
        'Se não entender algo, pergunte. Você também pode escrever no chat.',
        'A maioria das pessoas tem o resultado quando a chamada termina.',
      ],
    },
    notPassed: {
      heading: 'Se não der certo',
      points: [
        'Uma chamada que cai, ou que termina sem decisão, não custa nada: faça outra.',
        'Em geral, uma segunda pessoa confere a decisão negativa antes que ela valha. Depois você lê todos os motivos de uma vez.',
        'Até que outra chamada dê certo, em geral você não pode sacar ganhos, enviar propostas nem aceitar contratações diretas, não aparece nas buscas, e as propostas abertas são canceladas. Seus contratos continuam.',
        'Se você acha que é um engano, ou agora pode corrigir, recorra ou peça outra chamada. Se ela der certo, todos os limites acabam.',
        'A página de situação diz o que está limitado agora e até quando.',
      ],
    },
    appeal: {
      heading: 'Sua identidade não foi verificada e você acha que é um engano',
      lead: 'Você pode recorrer de um resultado negativo até três vezes.',
      steps: [
        'Abra sua verificação e leia todos os motivos.',
        `Em “${appeal.heading}”, também na página de situação, escreva qual é o engano ou o que você pode corrigir agora, e toque em “${appeal.send}”. Não envie cópias de documentos.`,
        'Alguém que não participou da decisão lê e responde. A página diz até quando você pode esperar a resposta, e depois mostra a resposta.',
        'Se o recurso for aceito, você pode fazer outra chamada. Se não, o resultado continua o mesmo; você ainda pode pedir outra chamada à sua plataforma.',
      ],
    },
    privacy: {
      heading: 'Sua privacidade',
      points: [
        'Só o representante vê e ouve você, ao vivo. A chamada não é gravada.',
        'Sua câmera fica ligada só enquanto você a testa, espera ou conversa.',
        'Seus clientes só veem o selo de verificação.',
        'Sem o seu acordo não há chamada.',
      ],
    },
  },

  nextHeading: 'Seu próximo passo',
  device: (browser, system) => `Você usa ${browser} em ${system}.`,
  next: {
    agree: { lead: 'Leia o que acontece na chamada e dê seu acordo.', button: 'Ir para o acordo' },
    check: {
      lead: 'Teste sua câmera e seu microfone e depois comece a chamada.',
      button: 'Ir para o teste',
    },
    mend: {
      lead: 'Sua câmera ou seu microfone ainda não pode ser usado. Mostramos como resolver.',
      button: 'Mostrar como',
    },
    wait: {
      lead: 'Você está na fila. Deixe esta página aberta: a chamada começa sozinha.',
      button: 'Voltar ao seu lugar na fila',
    },
    again: {
      lead: 'Sua última chamada terminou sem decisão. Isso não custa nada: comece de novo.',
      button: 'Continuar',
    },
    reviewed: {
      lead: 'Você não precisa fazer nada: uma segunda pessoa analisa sua chamada.',
      button: 'Ver o que está limitado até lá',
    },
    read: {
      lead: 'Sua identidade não está verificada. Leia por quê e o que você pode fazer agora.',
      button: 'Ler o resultado',
    },
    done: { lead: 'Não há mais nada a fazer.', button: 'Voltar à sua verificação' },
    link: {
      lead: 'Entre na sua plataforma e abra Settings > Identity Verification: você recebe um link novo.',
      button: 'Voltar',
    },
  },
};
