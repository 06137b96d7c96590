// A document's text with its figures marked. All of it is put in as text nodes: nothing in a document is ever markup.
const FIGURE = 2, LOOK = 3, HINT = 4; // places in a marked piece

function pieceOf(piece) {
  const [offset, text] = piece;
  const node = document.createElement(piece.length > 2 ? "mark" : "span");
  node.textContent = text;
  node.dataset.offset = offset;
  if (piece.length === 2) return node;
  node.className = piece[LOOK];
  node.title = piece[HINT];
  if (piece[FIGURE]) {
    node.dataset.figure = piece[FIGURE];
    node.tabIndex = 0;
    node.setAttribute("role", "button");
    node.setAttribute("aria-label", `${text} ${piece[HINT]}`);
  }
  return node;
}

function fill(box, data) {
  const lines = data.paragraphs.map((pieces) => {
    const line = document.createElement("p");
    line.append(...pieces.map(pieceOf));
    return line;
  });
  box.replaceChildren(...lines);
}

function startOf(piece) {
  return Number(piece.dataset.offset);
}

// Offset in the document, in code points, of a place within the text; -1 outside it.
function offsetAt(box, node, place) {
  if (node !== box && !box.contains(node)) return -1;
  if (node.nodeType === Node.TEXT_NODE) return startOf(node.parentElement) + [...node.data.slice(0, place)].length;
  if (node.matches("[data-offset]")) return startOf(node) + (place ? [...node.textContent].length : 0);
  const next = node.childNodes[place];
  if (next) return startOf(next.matches("[data-offset]") ? next : next.firstElementChild);
  const last = [...node.querySelectorAll("[data-offset]")].pop();
  return last ? startOf(last) + [...last.textContent].length : -1;
}

function selected(box) {
  const choice = document.getSelection();
  if (!choice || choice.isCollapsed || !choice.rangeCount) return null;
  const range = choice.getRangeAt(0);
  const start = offsetAt(box, range.startContainer, range.startOffset);
  const end = offsetAt(box, range.endContainer, range.endOffset);
  return start >= 0 && end > start ? { start, end } : null;
}

// Only the box scrolls, never the page, and only as far as needed.
function bring(box, node) {
  const [outer, inner] = [box.getBoundingClientRect(), node.getBoundingClientRect()];
  const bottom = Math.max(outer.top + outer.height / 2, Math.min(outer.bottom, window.innerHeight));
  if (inner.top < outer.top + 20 || inner.bottom > bottom - 20) {
    box.scrollTop += inner.top - outer.top - outer.height / 3;
  }
}

function focusOn(box, data) {
  box.querySelectorAll("[aria-current]").forEach((node) => node.removeAttribute("aria-current"));
  const wanted = data.focus
    ? box.querySelectorAll(`mark[data-figure="${CSS.escape(data.focus)}"]`)
    : box.querySelectorAll("mark.hit");
  wanted.forEach((node) => node.setAttribute("aria-current", "true"));
  if (wanted.length) bring(box, wanted[0]);
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const box = parentElement.querySelector(".report-text");
  const bar = parentElement.querySelector(".report-bar");
  const signature = JSON.stringify([data.name, data.paragraphs]);
  if (box._signature !== signature) {
    if (box._name !== data.name) box.scrollTop = 0;
    fill(box, data);
    box._signature = signature;
    box._name = data.name;
  }
  box.setAttribute("aria-label", data.words.label);
  focusOn(box, data);

  box.onclick = (event) => {
    const mark = event.target.closest("mark[data-figure]");
    if (mark && !selected(box)) setTriggerValue("figure", mark.dataset.figure);
  };
  box.onkeydown = (event) => {
    const mark = event.target.closest("mark[data-figure]");
    if (mark && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      event.stopPropagation();
      setTriggerValue("figure", mark.dataset.figure);
    }
  };

  const add = bar.querySelector("button");
  bar.querySelector("span").textContent = data.words.hint;
  add.textContent = data.words.add;
  bar.hidden = !data.adds;
  const look = () => {
    const span = data.adds ? selected(box) : null;
    add.disabled = !span;
    add.dataset.start = span ? span.start : "";
    add.dataset.end = span ? span.end : "";
  };
  document.addEventListener("selectionchange", look);
  look();
  add.onmousedown = (event) => event.preventDefault(); // keeps the selection
  add.onclick = () => setTriggerValue("chosen", { start: Number(add.dataset.start), end: Number(add.dataset.end) });
  return () => document.removeEventListener("selectionchange", look);
}
