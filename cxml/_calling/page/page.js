// The page of a simulated call. All texts come in as data and go out with textContent.
"use strict";

const $ = (id) => document.getElementById(id);
const WINDOW = crypto.randomUUID(); // one clock runs, however many windows there are
const STALLED = 1; // after so many seconds it is said that the application does not answer
const LISTENS = ["Gather", "Pay", "Record", "Prompt"]; // verbs that wait for keys
const REPEATED = ["press", "wait"]; // who does these twice means both
const NOT_DONE = "not done";
const KEYS = ["1", "2 ABC", "3 DEF", "4 GHI", "5 JKL", "6 MNO", "7 PQRS", "8 TUV", "9 WXYZ", "*", "0 +", "#"];

// What lets the page in is taken out of the address, so that it is not shown, and kept for a reload.
if (location.hash.length > 20) {
  sessionStorage.setItem("token", location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}
const TOKEN = sessionStorage.getItem("token") || "";

let state = null;
let busy = ""; // what is done just now
let doing = ""; // its name, or that of what was done last
const queue = []; // what is done as soon as the application has answered
let shown = -1; // the last line of the transcript that is there
let chosen = null; // a document that somebody picked, and its row
const colours = new Map(); // by numbers
let polls = 0; // how often was looked, and which look was the last that counted
let polled = 0;
let isDropped = false; // whether something was wanted that could not be done
let world = -1; // counts how often all began anew
let givenUp = 0; // and how often something was given up
const opened = new Map(); // by the ids of calls, whether somebody wants their keypad
let timer = 0;
const documents = new Map();

// Elements

function make(name, given, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given || {})) {
    if (key === "on") for (const [event, then] of Object.entries(value)) made.addEventListener(event, then);
    else if (key === "text") made.textContent = value;
    else if (key === "class") made.className = value;
    else if (key === "data") Object.assign(made.dataset, value);
    else made.setAttribute(key, value);
  }
  made.append(...inside.filter((each) => each !== null));
  return made;
}

function button(text, then, more) {
  return make("button", { type: "button", text, on: { click: then }, ...more });
}

// Keeps one element for each item, so that nobody loses the focus or what they type.
function sync(parent, items, key, begin, update) {
  const there = new Map([...parent.children].map((each) => [each.dataset.key, each]));
  let before = null;
  for (const item of items) {
    const name = String(key(item));
    let each = there.get(name);
    there.delete(name);
    if (!each) {
      each = begin(item);
      each.dataset.key = name;
    }
    const next = before ? before.nextElementSibling : parent.firstElementChild;
    if (next !== each) parent.insertBefore(each, next);
    update(each, item);
    before = each;
  }
  for (const each of there.values()) each.remove();
}

function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function clock(seconds) {
  const whole = Math.floor(seconds);
  const two = (number) => String(number).padStart(2, "0");
  const begin = whole < 3600 ? "" : `${Math.floor(whole / 3600)}:`;
  return `${begin}${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

// What a step leads to; nobody takes hours for minutes.
function wakes() {
  if (state.wakes === null) return "";
  const away = state.wakes - state.now;
  if (state.limit) return ` to the time limit of the call, ${span(away)}`;
  return ` to ${clock(state.wakes)}${away < 3600 ? "" : `, in ${span(away)}`}`;
}

function span(seconds) {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return seconds < 3600 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 360) / 10} h`;
}

// Six colours, and three shapes of dots and lines: the same in each window, and after a reload.
function colour(number) {
  return colours.get(number) || "";
}

function keepColours() {
  for (const each of state.phones) colours.set(each.number, `w${each.colour % 6} v${Math.floor(each.colour / 6) % 3}`);
}

// What is asked

async function ask(path, given) {
  const headers = { "X-Cxml-Token": TOKEN };
  const options = { headers, cache: "no-store" };
  if (given) Object.assign(options, { method: "POST", body: JSON.stringify(given) });
  if (given) headers["Content-Type"] = "application/json";
  const answer = await fetch(path, options);
  if (answer.status === 204) return null;
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

// Does something, and gives what was wrong, if anything was.
async function act(name, given, isNext) {
  if (isStalled()) return drop();
  const wanted = JSON.stringify([name, given]);
  if (busy) return follow(wanted, name, given);
  busy = wanted;
  doing = name;
  document.body.setAttribute("aria-busy", "true");
  const watch = setInterval(() => poll().catch(() => null), 500);
  let problem = "";
  try {
    const found = await ask("/act", { do: name, ...given });
    busy = "";
    problem = found.problem;
    if (isNext && !problem) delete found.problem; // why something before it was refused is still to be read
    take(found);
  } catch (error) {
    problem = lost(error);
    complain(problem);
    forget();
    timer = clearInterval(timer) || 0;
  } finally {
    busy = "";
    clearInterval(watch);
    document.body.removeAttribute("aria-busy");
  }
  const next = queue.shift();
  if (next) act(next.name, next.given, true).then(next.done);
  return problem;
}

// Does something as soon as the application has answered; a second click on the same is one.
function follow(wanted, name, given) {
  const last = queue.findLast((each) => each.name === name) || { wanted: busy };
  if (last.wanted === wanted && !REPEATED.includes(name)) return NOT_DONE;
  return new Promise((done) => queue.push({ wanted, name, given, done }));
}

// What was to follow is not done: in whatever window something was given up, or all began anew.
function forget() {
  for (const each of queue.splice(0)) each.done(NOT_DONE);
}

// Looks at what is new, also while the application takes its time; what is older does not count.
async function poll() {
  const mine = ++polls;
  const found = await ask(`/state?n=${state ? state.version : -1}`);
  if (!found || mine < polled || (state && found.version < state.version)) return;
  polled = mine;
  take(found);
}

async function look() {
  try {
    await poll();
    if ($("problem").dataset.lost) complain("");
  } catch (error) {
    complain(lost(error), "lost");
  }
  setTimeout(look, 1000);
}

// An application that does not answer

function isStalled() {
  return Boolean(state && state.asked && state.asked.seconds >= STALLED);
}

function drop() {
  isDropped = true;
  showAsked();
  return NOT_DONE;
}

// Says in each window what is waited for, and that nothing can be done meanwhile but to give it up.
function showAsked() {
  const asked = isStalled() ? state.asked : null;
  if (!asked && !busy) isDropped = false;
  $("asked").hidden = !asked;
  for (const each of document.querySelectorAll("button:not(.free), #hold-all")) {
    if (asked) each.setAttribute("aria-disabled", "true");
    else each.removeAttribute("aria-disabled");
  }
  if (!asked) return;
  put($("asked-what"), `The application is asked: ${asked.request}. It has not answered for ${Math.floor(asked.seconds)} s.`);
  put($("asked-more"), [
    asked.seconds < asked.limit ? `The platform would wait for ${asked.limit} s.`
      : `The platform would have gone on without it after ${asked.limit} s${asked.can_end ? `; here it is awaited for up to ${asked.most} s, to show what comes` : ""}.`,
    asked.can_end ? "" : "Nothing here can end it: it ends when the application answers, or with the command.",
    isDropped ? "That was not done: nothing can be, before it has answered or is given up." : "",
    queue.length ? `Then follow: ${queue.map(inWords).join(", ")}.` : "",
  ].filter(Boolean).join(" "));
  $("give-up").hidden = !asked.can_end;
  $("give-up").disabled = $("give-up").dataset.n === String(asked.n);
}

function inWords({ name, given }) {
  if (name === "press") return given.keys;
  return name === "wait" ? `+${given.seconds} s` : name.replaceAll("_", " ");
}

async function giveUp() {
  const { n } = state.asked || {};
  $("give-up").dataset.n = n;
  forget();
  showAsked();
  const found = await ask("/give-up", { asked: n }).catch((error) => ({ problem: lost(error) }));
  if (found.problem && state.asked?.n === n) complain(found.problem);
}

function lost(error) {
  return error instanceof TypeError ? "The command does not answer: it has ended, or it waits." : error.message;
}

function complain(text, kind) {
  $("problem").hidden = !text;
  put($("problem"), text || "");
  if (kind) $("problem").dataset.lost = kind;
  else delete $("problem").dataset.lost;
}

// Keeps the focus: who used a control that is gone now goes on where it was, or at the phone.
function keepFocus(had, way) {
  if (!had || (isThere(had) && document.activeElement === had)) return;
  if (isThere(had)) return had.focus({ preventScroll: true });
  const next = nextOf(had, way);
  if (!next.hasAttribute("tabindex") && next.tabIndex < 0) next.tabIndex = -1;
  next.focus();
}

function isThere(each) {
  return each.isConnected && !each.disabled && each.getClientRects().length > 0;
}

function focused() {
  const at = document.activeElement;
  return at === document.body ? null : at;
}

// What somebody is in: the elements around a control, from the inside out.
function wayOf(at) {
  const way = [];
  for (let each = at; each && each !== document.body; each = each.parentElement) way.push(each);
  return way;
}

function nextOf(had, way) {
  const around = (selector) => way.find((each) => each.matches(selector));
  if (had === $("step") || had === $("give-up")) return $("second");
  const number = had === $("first") ? state.phones[0]?.number : around("[data-number]")?.dataset.number;
  const phones = [...$("phones").children].filter((each) => each.dataset.number === number);
  const card = phones.find((each) => each.matches(".talks, .rings, .waits, .is-ignored")) || phones[0];
  if (card) return card;
  if (around("#ways")) return $("ways").querySelector("button") || $("requests");
  const details = around("details");
  if (details && had.matches(".turns")) return details.querySelector(".turns");
  if (details) return [...details.querySelectorAll("button")].find((each) => each.textContent === had.textContent) || details.firstElementChild;
  return way.slice(1).find((each) => each.matches("article, section, header") && isThere(each));
}

function take(found) {
  const had = focused();
  const way = wayOf(had);
  const isFirst = state === null; // what happened before somebody looked is not read aloud
  state = found;
  keepColours();
  if (found.given_up !== givenUp || (found.world !== world && doing !== "begin_anew")) forget();
  givenUp = found.given_up;
  if (found.world !== world) beginAnew(found.world);
  if (found.problem !== undefined) complain(found.problem);
  put($("platform"), `as ${found.platform === "twilio" ? "Twilio" : "SignalWire"} at ${found.number}`);
  put($("now"), clock(found.now));
  $("step").disabled = found.wakes === null;
  put($("to"), wakes());
  showRunning();
  showPhones();
  showLines(isFirst);
  showRooms();
  showRequests();
  showDocuments();
  showAsked();
  keepFocus(had, way);
}

function beginAnew(number) {
  world = number;
  shown = -1;
  chosen = null;
  documents.clear();
  opened.clear();
  $("follow").checked = true;
  delete $("document").dataset.shown;
  for (const name of ["transcript", "requests", "rooms", "documents", "document", "ways"]) $(name).replaceChildren();
}

// Phones

function showPhones() {
  sync($("phones"), state.phones, (each) => each.key, beginPhone, updatePhone);
  // A new phone stands below the others, perhaps out of sight: nothing moves under the pointer.
  const ring = state.phones.filter((each) => each.status === "rings" && each.dialled && !each.ignored);
  sync($("rings"), ring, (each) => each.key,
    (each) => make("a", { href: "#phones", text: `${each.number} rings`, on: { click: (event) => {
      event.preventDefault();
      const card = [...$("phones").children].find((one) => one.dataset.key === each.key);
      card?.scrollIntoView({ block: "nearest" });
      card?.focus();
    } } }), () => {});
}

function beginPhone(phone) {
  const card = make("article", { class: "card", "aria-label": `Phone ${phone.number}`, tabindex: "-1", data: { number: phone.number } });
  const now = () => state.phones.find((each) => each.key === card.dataset.key) || phone;
  const press = (keys) => act("press", { call: now().call, keys });
  const does = (text, name, more) => button(text, () => act(name, { call: now().call }), more);
  card.append(
    make("header", null, make("h3", { text: phone.number }), make("span", { class: "state" }),
      button("×", () => act("take_away", { number: phone.number }), { class: "away", "aria-label": `Take ${phone.number} away`, title: "Take this phone away; it comes back if it rings" })),
    make("p", { class: "last" }),
    make("p", { class: "typed", "aria-live": "polite" }),
    make("form", { class: "line calls", on: { submit: (event) => {
      event.preventDefault();
      act("call", { number: phone.number, path: card.querySelector(".path").value });
    } } },
      make("input", { class: "path", "aria-label": "Path of the first document", value: state.path, maxlength: 2000, spellcheck: "false", required: "" }),
      make("button", { type: "submit", class: "main", text: "Call" })),
    make("div", { class: "ringing", role: "group", "aria-label": "It rings" },
      does("Answer", "answer", { class: "main" }),
      does("Decline", "decline", { class: "end", title: "Be busy" }),
      does("Ignore", "ignore", { class: "small ignore", title: "Let it ring until the document gives up" }),
      does("Unreachable", "unreachable", { class: "small", title: "Be a number that cannot be reached" })),
    make("form", { class: "line speaks", on: { submit: (event) => {
      event.preventDefault();
      submit(card.querySelector(".words"), "speak", (text) => ({ call: now().call, text }));
    } } },
      make("input", { class: "words", "aria-label": "What to say", placeholder: "Say something", maxlength: 2000, autocomplete: "off", required: "" }),
      make("button", { type: "submit", text: "Say" })),
    make("div", { class: "pad", role: "group", "aria-label": "Keypad" }, ...KEYS.map((each) => {
      const [key, letters] = each.split(" ");
      const name = { "*": "star", "#": "pound" }[key] || key;
      return make("button", { type: "button", "aria-label": name, data: { press: key }, on: { click: () => press(key) } },
        key, make("small", { text: letters || "", "aria-hidden": "true" }));
    })),
    make("div", { class: "line ends" },
      button("Keypad", () => {
        opened.set(card.dataset.key, card.querySelector(".pad").hidden);
        updatePhone(card, now());
      }, { class: "opens free" }),
      does("Hang up", "hang_up", { class: "end hangs" })),
  );
  card.addEventListener("keydown", (event) => keyOn(card, event, now(), press));
  return card;
}

// What was refused stays in its field, unless somebody has typed on.
async function submit(field, name, given) {
  const text = field.value;
  field.value = "";
  if (await act(name, given(text)) && !field.value) field.value = text;
}

// Digits press keys wherever the focus is in a card; arrows lead from key to key.
function keyOn(card, event, phone, press) {
  if (event.target.matches("input, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  const keys = [...card.querySelectorAll(".pad button")];
  if (/^[0-9*#]$/.test(event.key) && phone.status === "talks") {
    event.preventDefault();
    const key = keys.find((each) => each.dataset.press === event.key);
    key.focus();
    key.classList.add("pressed");
    setTimeout(() => key.classList.remove("pressed"), 200);
    press(event.key);
    return;
  }
  const at = keys.indexOf(event.target);
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -3, ArrowDown: 3, Home: -at, End: keys.length - 1 - at }[event.key];
  const next = step && keys[at + step];
  if (keys.includes(event.target) && next) {
    event.preventDefault();
    next.focus();
  }
}

function updatePhone(card, phone) {
  const rings = phone.status === "rings";
  const talks = phone.status === "talks";
  const isAsked = rings && phone.dialled;
  const kind = isAsked && phone.ignored ? "is-ignored" : phone.asks ? "waits" : phone.status === "over" ? `over ${phone.ended}` : phone.status;
  card.className = `card ${kind} ${colour(phone.number)}`;
  put(card.querySelector(".last"), talks && phone.quote ? `“${phone.quote}”` : "");
  put(card.querySelector(".typed"), talks && phone.typed ? `typed ${phone.typed}` : "");
  card.querySelector(".away").hidden = !phone.can_go;
  const said = {
    idle: "idle",
    rings: phone.dialled ? `${phone.ignored ? "is ignored" : "rings"}, from ${phone.other}` : "calls",
    talks: `${phone.verb || "on the line"} · ${clock(phone.seconds || 0)}`,
    over: phone.ended,
  };
  put(card.querySelector(".state"), phone.asks ? `waits for ${phone.asks}` : said[phone.status]);
  card.querySelector(".calls").hidden = talks || rings;
  card.querySelector(".ringing").hidden = !isAsked;
  card.querySelector(".ignore").hidden = Boolean(phone.ignored);
  card.querySelector(".speaks").hidden = !talks;
  const isAlone = state.phones.filter((each) => each.status === "talks").length < 2;
  const isOpen = talks && (opened.get(phone.key) ?? (isAlone || LISTENS.includes(phone.verb)));
  const pad = card.querySelector(".pad");
  pad.hidden = !isOpen;
  const opens = card.querySelector(".opens");
  opens.hidden = !talks;
  opens.setAttribute("aria-expanded", String(isOpen));
  card.querySelector(".ends").hidden = !(talks || (rings && !phone.dialled));
}

// The transcript

function showLines(isFirst = false) {
  const list = $("transcript");
  const first = shown < 0;
  const isLow = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  $("nothing").hidden = state.lines.length > 0;
  $("first").hidden = !state.phones.length;
  list.hidden = state.lines.length === 0;
  list.classList.toggle("without-requests", !$("with-requests").checked);
  for (const line of state.lines) {
    if (line.n <= shown) continue;
    list.append(lineOf(line));
    shown = line.n;
    if (!isFirst) readAloud(line);
  }
  while (list.children.length > 600) list.firstElementChild.remove();
  if (isLow || first) list.scrollTop = list.scrollHeight;
}

function lineOf(line) {
  const item = make("li", { class: `${line.kind}${line.code ? " bad" : ""} ${colour(line.who)}`, data: { who: line.who } });
  const time = make("time", { text: clock(line.at) });
  const who = make("span", { class: `who${isSame(line) ? " same" : ""}`, text: line.who.replace(/^room /, ""), title: line.who });
  const before = $("transcript").lastElementChild;
  if (before && before.querySelector("time").textContent === time.textContent) time.classList.add("same");
  const body = make("div", { class: "body" });
  const text = line.kind === "request" ? line.text.replace(/ [A-Z]\w+(?= \S+$)/, "") : line.text;
  const what = make(line.kind === "keys" ? "kbd" : "span", { text });
  what.classList.add("what");
  if (line.doc === null) body.append(what);
  else {
    item.dataset.doc = line.doc;
    body.append(make("a", { href: "#document", class: "goto", tabindex: "-1", title: "Show it in the document" }, what));
    item.addEventListener("click", (event) => {
      event.preventDefault();
      choose(line.doc, line.row);
    });
  }
  if (line.more) {
    const isBad = line.kind === "request" && !/^[23]/.test(line.more);
    const kind = line.kind === "request" ? `chip${isBad ? " bad" : ""}` : "more";
    body.append(" ", make("span", { class: kind, text: line.more }));
  }
  if (line.again) body.append(" ", make("span", { class: "chip plain", text: "again" }));
  if (line.code) body.append(" ", make("span", { class: "chip bad", text: line.code }));
  item.append(time, who, body);
  return item;
}

// Whether a line is of the same party as the one before it, also where requests are not shown.
function isSame(line) {
  const lines = [...$("transcript").children];
  const last = lines[lines.length - 1];
  const lastOther = lines.findLast((each) => !each.matches(".request"));
  const others = line.kind === "request" ? [last] : [last, lastOther];
  return others.every((each) => each && each.dataset.who === line.who);
}

function readAloud(line) {
  if (!$("aloud").checked || line.kind !== "heard" || !window.speechSynthesis) return;
  window.speechSynthesis.speak(new SpeechSynthesisUtterance(line.text));
}

// Documents

function choose(number, row) {
  chosen = { number, row };
  $("follow").checked = false;
  showDocuments();
}

function followed() {
  const live = state.phones.filter((each) => each.status === "talks" && each.doc !== null);
  const last = [...state.lines].reverse().find((line) => line.doc !== null && live.some((each) => each.number === line.who));
  if (last) return live.find((each) => each.number === last.who).doc;
  const any = [...state.lines].reverse().find((line) => line.doc !== null);
  return any ? any.doc : null;
}

function showDocuments() {
  const list = $("documents");
  const wanted = $("follow").checked || !chosen ? followed() : chosen.number;
  sync(list, state.documents, (each) => each.id, (each) => make("option", { value: each.id }), (option, each) => {
    const found = each.found ? ` · ${each.found} to look at` : "";
    const whose = each.who ? ` · ${each.who}, ${clock(each.at)}` : "";
    put(option, `${each.path} · ${each.verbs.join(", ") || "empty"}${whose}${found}`);
  });
  list.hidden = !state.documents.length;
  $("no-document").hidden = state.documents.length > 0;
  if (wanted === null) return;
  list.value = String(wanted);
  showDocument(wanted);
}

async function showDocument(number) {
  if (!documents.has(number)) documents.set(number, ask(`/document?n=${number}`));
  let found;
  try {
    found = await documents.get(number);
  } catch {
    documents.delete(number);
    return;
  }
  const box = $("document");
  if (box.dataset.shown !== String(number)) {
    box.dataset.shown = number;
    box.replaceChildren(...rowsOf(found));
  }
  mark(box, number);
}

function rowsOf(found) {
  const made = [];
  let before = 0;
  found.rows.forEach(([depth, text, line], row) => {
    const x = make("span", { class: `x d${Math.min(depth, 6)}` }, ...coloured(text));
    made.push(make("div", { class: "row", data: { row } }, make("span", { class: "n", text: line === before ? "" : line, "aria-hidden": "true" }), x));
    before = line;
    for (const each of found.findings.filter((one) => one.row === row)) {
      made.push(make("p", { class: `finding ${each.severity}` }, make("b", { text: each.code }), ` ${each.message}`));
    }
  });
  return made;
}

function coloured(text) {
  const pieces = [];
  const pattern = /(<\/?[^\s<>/]+|\/?>)|([\w:.-]+)(=)("[^"]*"|'[^']*')|\s+(?=[\w:.-]+=)|[^<>]+?(?=\s[\w:.-]+=|[<>]|\/>|$)|./gsu;
  for (const found of text.matchAll(pattern)) {
    if (found[1]) pieces.push(make("span", { class: "t", text: found[1] }));
    else if (found[2]) pieces.push(make("span", { class: "a", text: found[2] }), found[3], make("span", { class: "v", text: found[4] }));
    else pieces.push(found[0]);
  }
  return pieces;
}

function mark(box, number) {
  for (const each of box.querySelectorAll(".row")) each.className = "row";
  for (const phone of state.phones) {
    if (phone.status !== "talks" || phone.doc !== number || phone.row === null) continue;
    const row = box.querySelector(`[data-row="${phone.row}"]`);
    if (row) row.className = `row runs ${colour(phone.number)}`;
  }
  const row = chosen && !$("follow").checked && chosen.number === number && box.querySelector(`[data-row="${chosen.row}"]`);
  if (row) {
    row.classList.add("marked");
    row.scrollIntoView({ block: "nearest" });
  }
}

// Rooms and queues

function showRooms() {
  const items = [
    ...state.rooms.map((each) => ({ ...each, key: `room ${each.name}` })),
    ...state.queues.map((each) => ({ ...each, key: `queue ${each.name}` })),
  ];
  $("no-rooms").hidden = items.length > 0;
  sync($("rooms"), items, (each) => each.key,
    (each) => (each.inside ? beginRoom(each) : beginQueue(each)),
    (card, each) => (each.inside ? updateRoom(card, each) : updateQueue(card, each)));
}

function beginRoom(room) {
  const path = make("input", { "aria-label": "Path of the document to announce", placeholder: "/announcement", maxlength: 2000, spellcheck: "false", required: "" });
  return make("article", { class: "card room", "aria-label": `Room ${room.name}` },
    make("header", null, make("h3", { text: room.name }), make("span", { class: "chip bad light", text: "recorded" }), make("span", { class: "state" })),
    make("ul"),
    make("form", { class: "line open", on: { submit: (event) => {
      event.preventDefault();
      act("announce", { room: room.name, path: path.value });
    } } }, path, make("button", { type: "submit", text: "Announce" }),
      button("End", () => act("end", { room: room.name }), { class: "end", "aria-label": `End the conference in ${room.name}` })));
}

function updateRoom(card, room) {
  put(card.querySelector(".state"), room.state);
  card.querySelector(".light").hidden = !room.recorded;
  for (const each of card.querySelectorAll(".open")) each.hidden = room.over;
  sync(card.querySelector("ul"), room.inside, (each) => each.call, (each) => beginMember(room.name, each), updateMember);
}

function beginMember(room, member) {
  const one = (name) => button("", (event) => act(event.target.dataset.does, { room, call: member.call }), { class: `small ${name}` });
  return make("li", { class: "member" },
    make("div", { class: "wrap" }, make("span", { class: "who" }), make("span", { class: "wrap chips" })),
    make("div", { class: "wrap does" }, one("mutes"), one("holds"), one("removes")));
}

function updateMember(item, member) {
  item.className = `member wrap ${colour(member.number)}`;
  put(item.querySelector(".who"), member.number);
  const said = ["moderator", "coach", "muted", "held", "waits"].filter((each) => member[each]);
  sync(item.querySelector(".chips"), said, (each) => each, (each) => make("span", { class: `chip ${/muted|held/.test(each) ? "warn" : "plain"}`, text: each }), () => {});
  const does = (name, word, text) => {
    const each = item.querySelector(name);
    each.dataset.does = word;
    put(each, text);
    each.setAttribute("aria-label", `${text} ${member.number}`);
  };
  does(".mutes", member.muted ? "unmute" : "mute", member.muted ? "Unmute" : "Mute");
  does(".holds", member.held ? "unhold" : "hold", member.held ? "Unhold" : "Hold");
  does(".removes", "remove", "Remove");
}

function beginQueue(queue) {
  return make("article", { class: "card", "aria-label": `Queue ${queue.name}` },
    make("header", null, make("h3", { text: queue.name }), make("span", { class: "state" })), make("ul"));
}

function updateQueue(card, queue) {
  const agents = queue.agents.length ? ` · ${queue.agents.join(", ")} ready` : "";
  put(card.querySelector(".state"), `queue, ${queue.waiting.length} waiting${agents}`);
  sync(card.querySelector("ul"), queue.waiting, (each) => each.number,
    () => make("li", { class: "wrap" }, make("span", { class: "who" }), make("span", { class: "more" })),
    (item, each) => {
      item.className = `wrap ${colour(each.number)}`;
      put(item.querySelector(".who"), each.number);
      put(item.querySelector(".more"), `waits for ${clock(each.seconds)}`);
    });
}

// Requests

function showRequests() {
  const list = $("requests");
  const isHigh = list.scrollTop < 40;
  $("no-requests").hidden = state.requests.length > 0;
  list.hidden = state.requests.length === 0;
  $("hold-all").checked = state.holds_all;
  showHeld();
  sync(list, [...state.requests].reverse(), (each) => each.n, beginRequest, updateRequest);
  if (isHigh) list.scrollTop = 0;
}

// What is held back: each request, and the addresses that it is said of.
function showHeld() {
  const kept = state.requests.filter((each) => each.held).map((each) => ({ ...each, key: `n${each.n}` }));
  const urls = state.held.map((each) => ({ ...each, key: `a${each.n} ${each.path}` }));
  const may = (text, name, given, more) => button(text, () => act(name, given), { class: "small", ...more });
  sync($("ways"), [...kept, ...urls], (each) => each.key, (each) => {
    const does = each.held
      ? [may("Let go", "let_go", { request: each.n }, { class: "small main" }), may("Answer with 500", "fail", { request: each.n })]
      : [may("", "let_all_go", { held: each.n }, { class: "small ends" })];
    return make("div", { class: "held wrap" }, make("span"), make("div", { class: "wrap does" }, ...does));
  }, (item, each) => {
    const waits = each.count ? `${each.count} wait${each.count === 1 ? "s" : ""}` : "none waits now";
    put(item.firstElementChild, each.held
      ? `${each.method} ${each.path} ${each.summary || each.kind}${each.who ? ` of ${each.who}` : ""} is held back since ${clock(each.at)}`
      : `Requests to ${each.path} are held back: ${waits}`);
    if (!each.held) put(item.querySelector(".ends"), each.count ? "Let all go, and hold back no more" : "Hold back no more");
  });
}

function beginRequest(request) {
  const inside = make("div", { class: "inside" });
  const details = make("details", { on: { toggle: () => details.open && openRequest(inside, request.n) } },
    make("summary", null,
      make("time", { text: clock(request.at) }),
      make("span", null, make("b"), make("span", { class: "about" }), make("span", { class: "chip plain again", text: "again" }), make("span", { class: "why" })),
      make("span", { class: "answer" })),
    inside);
  return make("li", null, details);
}

function updateRequest(item, request) {
  const again = request.attempts > 1 ? `, ${request.attempts} attempts` : "";
  const took = request.took ? `, ${request.took} s` : "";
  put(item.querySelector("b"), `${request.method} ${request.path} `);
  put(item.querySelector(".about"), `${request.summary || request.kind} · ${request.who}${again}${took}`);
  put(item.querySelector(".why"), request.why);
  item.querySelector(".again").hidden = !request.again;
  const answer = item.querySelector(".answer");
  const isBad = request.why || (request.attempts && !request.status);
  answer.className = `answer chip${request.held ? " warn" : isBad ? " bad" : request.status ? "" : " plain"}`;
  put(answer, request.held ? "held" : request.status ? String(request.status) : request.attempts ? "failed" : request.why ? "dropped" : state.asked ? "asked" : "none");
  const mark = `${request.held} ${request.attempts} ${request.why} ${JSON.stringify(state.held.map((each) => each.path))}`;
  const details = item.firstElementChild;
  if (details.open && item.dataset.mark !== mark) openRequest(item.querySelector(".inside"), request.n);
  item.dataset.mark = mark;
}

async function openRequest(inside, number) {
  const found = await ask(`/request?n=${number}`).catch(() => null);
  if (!found) return;
  const may = (text, name, title, more) => button(text, () => act(name, { request: number }), { class: "small", title, ...more });
  const pairs = (list) => make("dl", null, ...list.flatMap(([name, value]) => [make("dt", { text: name }), make("dd", { text: value })]));
  const had = focused();
  const way = wayOf(had);
  inside.replaceChildren(
    found.why.length ? make("p", { class: "finding error", text: found.why.join("\n") }) : "",
    make("div", { class: "wrap" },
      may("Send again", "again", "The same once more, signed anew; no call goes on by what is answered"),
      found.held ? null : may("Answer the next with 500", "fail", "In the application’s place, once"),
      found.holds === null
        ? may("Hold back the next ones", "hold_back", "All requests to this address wait until they are let go", { class: "small turns" })
        : button("Hold back no more", () => act("let_all_go", { held: found.holds }), { class: "small turns", title: "Those to this address that wait are made, and the next ones at once" })),
    make("h4", { text: "Sent" }), make("code", { text: found.url }), pairs(found.form),
    ...(found.answer ? answerOf(found.answer) : []));
  showAsked();
  keepFocus(had, way);
}

function answerOf(answer) {
  const facts = [["Status", answer.status], ["Content-Type", answer.type], ["Location", answer.where]];
  const list = make("dl", null, ...facts.filter(([, value]) => value).flatMap(([name, value]) => [make("dt", { text: name }), make("dd", { text: value })]));
  const shows = answer.doc === null ? null
    : make("div", null, button("Show the document", () => choose(answer.doc, null), { class: "small free" }));
  const text = answer.text ? make("pre", { text: answer.is_cut ? `${answer.text}…` : answer.text, tabindex: "0", "aria-label": "What was answered" }) : null;
  return [make("h4", { text: "Answered" }), list, shows, text].filter((each) => each !== null);
}

// The clock

// One window lets the clock run; all of them show that it does, and each can end it.
function showRunning() {
  const isMine = state.runner === WINDOW;
  if (isMine && !timer) timer = setInterval(() => busy || isStalled() || act("wait", { seconds: 1, runner: WINDOW }), 1000);
  if (!isMine) timer = clearInterval(timer) || 0;
  $("run").setAttribute("aria-pressed", String(Boolean(state.runner)));
  $("run").title = state.runner && !isMine ? "Another window of this page lets it run" : "Let a second pass every second";
  put($("run"), state.runner ? "Pause" : "Run");
}

$("step").addEventListener("click", () => act("step"));
$("second").addEventListener("click", () => act("wait", { seconds: 1 }));
$("ten").addEventListener("click", () => act("wait", { seconds: 10 }));
$("run").addEventListener("click", () => {
  act("run", { on: !state.runner, runner: WINDOW });
});
window.addEventListener("pagehide", () => {
  if (state?.runner !== WINDOW) return;
  const headers = { "X-Cxml-Token": TOKEN, "Content-Type": "application/json" };
  fetch("/act", { method: "POST", keepalive: true, headers, body: JSON.stringify({ do: "run", on: false }) });
});
$("anew").addEventListener("click", () => act("begin_anew"));
$("give-up").addEventListener("click", giveUp);
$("transcript").addEventListener("keydown", (event) => {
  const lines = [...$("transcript").querySelectorAll(".goto")].filter((each) => each.getClientRects().length);
  const at = lines.indexOf(event.target);
  const to = { ArrowUp: at < 0 ? lines.length - 1 : at - 1, ArrowDown: at + 1, Home: 0, End: lines.length - 1 }[event.key];
  if (to === undefined || !lines[to]) return;
  event.preventDefault();
  lines[to].focus();
});
$("first").addEventListener("click", () => act("call", { number: state.phones[0].number, path: state.path }));
$("hold-all").addEventListener("change", async () => {
  if (await act("hold_all", { on: $("hold-all").checked })) $("hold-all").checked = state.holds_all;
});
$("with-requests").addEventListener("change", () => showLines());
$("aloud").addEventListener("change", () => $("aloud").checked || window.speechSynthesis?.cancel());
$("follow").addEventListener("change", showDocuments);
$("documents").addEventListener("change", () => choose(Number($("documents").value), null));
$("add").addEventListener("submit", (event) => {
  event.preventDefault();
  submit($("add-number"), "add", (number) => ({ number }));
});
$("add-number").placeholder = "Number";

look();
