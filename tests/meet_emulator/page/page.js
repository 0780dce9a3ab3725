/** The emulator's page: at the door, asking, in, or out again. One visit has one stream of events. */

const { code, account, door } = document.body.dataset;
const states = ['unknown', 'door', 'asking', 'in', 'left', 'ended', 'denied', 'refused'];

let visitor = '';
/** @type {EventSource | undefined} */
let stream;

/** @param {string} id */
function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
}

/** @param {string} shown */
function show(shown) {
  for (const state of states) element(state).hidden = state !== shown;
}

/** @param {string} name @param {Record<string, string>} body */
async function post(name, body) {
  const response = await fetch(`/emulator/page/${name}`, {
    method: 'POST',
    // Leaving has to arrive even when the tab closes under it.
    keepalive: true,
    body: JSON.stringify(body),
  });
  return response.json();
}

async function join() {
  const input = element('name');
  const name = input instanceof HTMLInputElement ? input.value.trim() : '';
  element('nameless').hidden = Boolean(account) || name !== '';
  if (!account && !name) return;
  const answer = await post('join', { code: code ?? '', as: account ?? '', name });
  visitor = answer.visitor;
  stream?.close();
  stream = new EventSource(`/emulator/page/events?visitor=${encodeURIComponent(visitor)}`);
  stream.addEventListener('message', ({ data }) => see(JSON.parse(data)));
}

/** @param {{state: string, people: {name: string, you: boolean}[], knocks: {id: string, name: string}[]}} view */
function see(view) {
  show(view.state);
  element('people').replaceChildren(...view.people.map(personItem));
  element('knocks').replaceChildren(...view.knocks.map(knockRow));
  if (view.state !== 'in' && view.state !== 'asking') stream?.close();
}

/** @param {{name: string, you: boolean}} person */
function personItem({ name, you }) {
  const item = document.createElement('li');
  item.dataset.testid = 'person';
  item.textContent = you ? `${name} (You)` : name;
  return item;
}

/** @param {{id: string, name: string}} knock */
function knockRow({ id, name }) {
  const row = document.createElement('p');
  row.dataset.testid = 'knock';
  row.append(
    `${name} wants to join: `,
    answerButton('admit', 'Admit', id),
    ' ',
    answerButton('deny', 'Deny', id),
  );
  return row;
}

/** @param {string} act @param {string} label @param {string} knocking */
function answerButton(act, label, knocking) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.testid = act;
  button.textContent = label;
  button.addEventListener('click', () => void post(act, { visitor, knocking }));
  return button;
}

element('join').textContent = door === 'in' ? 'Join now' : 'Ask to join';
element('account').hidden = !account;
element('guest').hidden = Boolean(account);
element('join').addEventListener('click', () => void join());
for (const button of document.querySelectorAll('.leave')) {
  button.addEventListener('click', () => void post('leave', { visitor }));
}
for (const button of document.querySelectorAll('.again')) {
  button.addEventListener('click', () => void join());
}
show(door === 'unknown' || door === 'refused' ? door : 'door');
