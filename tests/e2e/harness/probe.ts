// What the tests see of a page from the inside. `install` runs in the page before its own scripts.

interface Seen {
  peers: RTCPeerConnection[];
  /** Of every camera and microphone that was opened, also of those nobody shows. */
  opened: MediaStreamTrack[];
  sockets: WebSocket[];
  /** The last `state` on the live WebSocket. */
  state: unknown;
  /** Milliseconds on the machine's clock. */
  accepted: number | null;
  firstFrame: number | null;
  firstFull: number | null;
  sizes: string[];
  /** Frames that came to be shown, by the video's test id. */
  shown: Record<string, number>;
}

declare global {
  interface Window {
    seen: Seen;
  }
}

export function install(): void {
  const seen: Seen = {
    peers: [],
    opened: [],
    sockets: [],
    state: null,
    accepted: null,
    firstFrame: null,
    firstFull: null,
    sizes: [],
    shown: {},
  };
  window.seen = seen;
  const now = () => performance.timeOrigin + performance.now();

  window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
    construct(target, given, newTarget) {
      const peer = Reflect.construct(target, given, newTarget) as RTCPeerConnection;
      seen.peers.push(peer);
      return peer;
    },
  });

  const devices = navigator.mediaDevices;
  const open = devices?.getUserMedia.bind(devices);
  if (devices && open) {
    devices.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      seen.opened.push(...stream.getTracks());
      return stream;
    };
  }

  window.WebSocket = new Proxy(window.WebSocket, {
    construct(target, given, newTarget) {
      const socket = Reflect.construct(target, given, newTarget) as WebSocket;
      seen.sockets.push(socket);
      socket.addEventListener('message', ({ data }) => {
        const message = JSON.parse(String(data)) as { type: string };
        if (message.type === 'state') seen.state = message;
      });
      return socket;
    },
  });

  document.addEventListener(
    'click',
    ({ target }) => {
      const accepts = target instanceof Element && target.closest('[data-testid="accept-match"]');
      if (!accepts) return;
      seen.accepted = now();
      seen.firstFrame = null;
      seen.firstFull = null;
      seen.sizes = [];
    },
    true,
  );

  const watched = new WeakSet<HTMLVideoElement>();
  const watch = () => {
    for (const video of document.querySelectorAll<HTMLVideoElement>('video[data-testid]')) {
      if (watched.has(video)) continue;
      watched.add(video);
      const id = video.dataset['testid'] ?? '';
      const shown = (_: number, { width, height }: VideoFrameCallbackMetadata) => {
        seen.shown[id] = (seen.shown[id] ?? 0) + 1;
        if (id === 'remote-video') {
          seen.firstFrame ??= now();
          const size = `${width}x${height}`;
          if (seen.sizes.at(-1) !== size) seen.sizes.push(size);
          if (height >= 720) seen.firstFull ??= now();
        }
        video.requestVideoFrameCallback(shown);
      };
      video.requestVideoFrameCallback(shown);
    }
  };
  new MutationObserver(watch).observe(document, { childList: true, subtree: true });
}

/** Sums over a call as one side sees it. Everything counts up while the call runs. */
export interface Reception {
  connection: string;
  framesDecoded: number;
  framesShown: number;
  framesSent: number;
  audioEnergy: number;
  audioSeconds: number;
  width: number;
  height: number;
  /** Of the pair of addresses in use: "udp" or "tcp". */
  protocol: string | null;
  remoteAddress: string | null;
  mute: boolean;
}

/** Runs in the page. Null: there is no peer connection. */
export async function readReception(): Promise<Reception | null> {
  const peer = window.seen.peers.findLast(({ connectionState }) => connectionState !== 'closed');
  if (!peer) return null;
  const video = document.querySelector<HTMLVideoElement>('[data-testid="remote-video"]');
  const reception: Reception = {
    connection: peer.connectionState,
    framesDecoded: 0,
    framesShown: window.seen.shown['remote-video'] ?? 0,
    framesSent: 0,
    audioEnergy: 0,
    audioSeconds: 0,
    width: video?.videoWidth ?? 0,
    height: video?.videoHeight ?? 0,
    protocol: null,
    remoteAddress: null,
    mute: video?.muted ?? true,
  };
  const stats = new Map<string, Record<string, unknown>>();
  (await peer.getStats()).forEach((entry: Record<string, unknown>) => {
    stats.set(String(entry['id']), entry);
  });
  const number = (value: unknown) => (typeof value === 'number' ? value : 0);
  for (const entry of stats.values()) {
    const { type, kind } = entry;
    if (type === 'inbound-rtp' && kind === 'video') {
      reception.framesDecoded += number(entry['framesDecoded']);
    }
    if (type === 'inbound-rtp' && kind === 'audio') {
      reception.audioEnergy += number(entry['totalAudioEnergy']);
      reception.audioSeconds += number(entry['totalSamplesDuration']);
    }
    if (type === 'outbound-rtp' && kind === 'video') {
      reception.framesSent += number(entry['framesSent']);
    }
  }
  const transport = [...stats.values()].find(
    ({ selectedCandidatePairId }) => selectedCandidatePairId,
  );
  // Firefox has no transport's statistics.
  const pair = transport
    ? stats.get(String(transport['selectedCandidatePairId']))
    : [...stats.values()].find(
        ({ type, selected }) => type === 'candidate-pair' && selected === true,
      );
  if (pair) {
    const local = stats.get(String(pair['localCandidateId']));
    const remote = stats.get(String(pair['remoteCandidateId']));
    reception.protocol = String(remote?.['protocol'] ?? local?.['protocol'] ?? 'unknown');
    reception.remoteAddress = `${remote?.['address']}:${remote?.['port']}`;
  }
  return reception;
}
