import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { limits } from '../api/limits';
import type { Problem } from '../api/problem';
import type { ChatMessage } from '../api/types';
import { recall, remember } from '../tab_storage';
import { Announcer } from './Announcer';
import { useAsk } from './ask';
import { Icon } from './Icon';
import { timeOfDay } from './words';

export interface ChatWords {
  heading: string;
  empty: string;
  write: string;
  hint: string;
  send: string;
  you: string;
  said: (of: { name: string; message: string }) => string;
  problem: (problem: Problem) => string;
}

export function Chat(props: {
  chat: ChatMessage[];
  peer: string;
  words: ChatWords;
  language: string;
  send: (text: string) => Promise<void>;
  onClose?: { label: string; close: () => void };
}) {
  const { chat, peer, words, language, send, onClose } = props;
  const id = useId();
  return (
    <section className="chat" aria-labelledby={id} data-testid="chat">
      <div className="chat-top">
        <h2 id={id}>{words.heading}</h2>
        {onClose ? (
          <button
            type="button"
            className="button button-quiet chat-close"
            aria-label={onClose.label}
            data-testid="chat-close"
            onClick={onClose.close}
          >
            <Icon name="close" />
          </button>
        ) : null}
      </div>
      <Messages chat={chat} peer={peer} words={words} language={language} />
      <Writing words={words} send={send} focus={onClose !== undefined} />
    </section>
  );
}

function Messages(props: {
  chat: ChatMessage[];
  peer: string;
  words: ChatWords;
  language: string;
}) {
  const { chat, peer, words, language } = props;
  const ref = useRef<HTMLOListElement>(null);
  const last = chat.at(-1)?.id ?? 0;
  useEffect(() => {
    if (ref.current) ref.current.scrollTop = ref.current.scrollHeight;
  }, [last]);
  if (chat.length === 0) return <p className="fine chat-empty">{words.empty}</p>;
  return (
    <ol
      className="chat-messages"
      ref={ref}
      // What scrolls must be reached by the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={words.heading}
      data-testid="chat-messages"
    >
      {chat.map(({ id, from, text, at }) => (
        <li key={id} className={`chat-message chat-${from}`} data-testid={`chat-${from}`}>
          <span className="chat-from">
            {from === 'me' ? <span>{words.you}</span> : <bdi>{peer}</bdi>}{' '}
            <time dateTime={at}>{timeOfDay(at, language)}</time>
          </span>
          <p dir="auto">{text}</p>
        </li>
      ))}
    </ol>
  );
}

function Writing(props: {
  words: ChatWords;
  send: (text: string) => Promise<void>;
  focus: boolean;
}) {
  const { words, send, focus } = props;
  const id = useId();
  const [text, setText] = useState('');
  const { busy, problem, ask } = useAsk();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);

  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    const written = withoutControls(text).trim();
    if (busy || !written) return;
    // What was typed meanwhile is the next message.
    if (await ask(() => send(written))) setText((now) => (now === text ? '' : now));
    // From the button back to the field (Safari's buttons take no focus at all); whoever went on
    // elsewhere meanwhile stays there.
    const now = document.activeElement ?? document.body;
    if (now === document.body || form.current?.contains(now)) field.current?.focus();
  };
  const key = (event: KeyboardEvent) => {
    // While a character is being composed, Enter belongs to the keyboard of that script.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  };

  return (
    <form ref={form} className="chat-writing" onSubmit={(event) => void submit(event)}>
      {problem ? (
        <p className="field-error chat-problem" role="alert" data-testid="chat-error">
          {words.problem(problem)}
        </p>
      ) : null}
      <label className="unseen" htmlFor={id}>
        {words.write}
      </label>
      <textarea
        id={id}
        ref={field}
        rows={2}
        dir="auto"
        maxLength={limits.chat_characters_max}
        value={text}
        placeholder={words.write}
        aria-describedby={`${id}-hint`}
        data-testid="chat-text"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={key}
      />
      <button
        type="submit"
        className="button button-main chat-send"
        aria-disabled={busy || !text.trim()}
        data-testid="chat-send"
      >
        {words.send}
      </button>
      <span id={`${id}-hint`} className="fine chat-hint">
        {words.hint}
      </span>
    </form>
  );
}

/** What was pasted may hold them; the service takes them for a broken page. */
function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '');
}

// Times tell new messages from old ones: a service that was started anew counts ids from one again.

/** Reads new messages of the other out, wherever the focus is and whether the chat is open or not. */
export function ChatAnnouncer(props: { chat: ChatMessage[]; peer: string; words: ChatWords }) {
  const { chat, peer, words } = props;
  // What was there before is no news.
  const [known] = useState(() => chat.at(-1)?.at ?? '');
  const news = chat.findLast(({ at, from }) => from === 'peer' && at > known);
  return <Announcer text={news ? words.said({ name: peer, message: news.text }) : ''} />;
}

/** How many messages of the other have come while the chat was not open. A reload remembers. */
export function useUnread(call: string, chat: ChatMessage[], open: boolean): number {
  const key = `visavis_chat_read_${call}`;
  const [read, setRead] = useState(() => recall(key) ?? '');
  const last = chat.at(-1)?.at ?? '';
  if (open && last && last !== read) setRead(last);
  useEffect(() => {
    if (read) remember(key, read);
  }, [key, read]);
  return open ? 0 : chat.filter(({ at, from }) => from === 'peer' && at > read).length;
}
