// Buttons beside a chart: its picture as PNG or SVG, made in the browser from what it shows; elsewhere the page's link.
const NS = "http://www.w3.org/2000/svg";
const LINE = 17; // pixels a line of the notes
const EDGE = 16; // pixels around it all
const SHARPNESS = 2; // pixels of the PNG for one on the screen

function plotOf(chart) {
  return document.querySelector(`.st-key-${CSS.escape(chart)} :is(.js-plotly-plot, .drawn)`);
}

function measuring(font) {
  const context = document.createElement("canvas").getContext("2d");
  context.font = font;
  return (text) => context.measureText(text).width;
}

// A text in lines no wider than `width`; it breaks at blanks and between Chinese letters.
function wrapped(text, width, widthOf) {
  const lines = [];
  let line = "";
  for (const word of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) || []) {
    if (line && widthOf(line + word.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += word;
  }
  return line.trim() ? [...lines, line.trimEnd()] : lines;
}

function element(name, attributes, text = "") {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.textContent = text;
  return node;
}

// The chart's layers, one over the other, as one SVG, with the notes below and the page's own ground behind.
function composed(plot, data) {
  const layers = [...plot.querySelectorAll("svg.main-svg, :scope > svg")];
  const inner = Math.ceil(plot.getBoundingClientRect().width);
  const above = Math.ceil(layers[0].getBoundingClientRect().height) + EDGE;
  const widthOf = measuring(`${data.size}px ${data.font}`);
  const lines = data.notes.flatMap((note) => wrapped(note, inner, widthOf));
  const width = inner + 2 * EDGE;
  const height = above + lines.length * LINE + 2 * EDGE;
  const svg = element("svg", { xmlns: NS, width, height, viewBox: `0 0 ${width} ${height}`, lang: data.lang });
  svg.append(element("title", {}, data.title), element("desc", {}, [...data.notes, window.location.href].join("\n")));
  svg.append(element("rect", { width, height, fill: data.paper }));
  for (const layer of layers) {
    const copy = layer.cloneNode(true);
    copy.querySelectorAll(".hoverlayer, .draglayer, .modebar-container, .legendtoggle").forEach((node) => node.remove());
    // On the screen lines keep their width when the page is magnified; a picture is magnified as a whole.
    copy.querySelectorAll("[style*=vector-effect]").forEach((node) => (node.style.vectorEffect = "none"));
    const { width, height } = layer.getBoundingClientRect(); // what a drawing's shares are of
    for (const [key, value] of Object.entries({ x: EDGE, y: EDGE, width, height })) copy.setAttribute(key, value);
    copy.style.overflow = "visible";
    svg.append(copy);
  }
  lines.forEach((line, number) => {
    const y = above + EDGE + (number + 0.8) * LINE;
    svg.append(element("text", { x: EDGE, y, fill: data.ink, style: `font: ${data.size}px ${data.font}` }, line));
  });
  // Within the page a mark's pattern may be named with the page's address before it.
  const address = /url\((&quot;|["'])?[^#()]*#([^"'()&]+)(&quot;|["'])?\)/g;
  const text = new XMLSerializer().serializeToString(svg).replace(address, "url(#$2)");
  return { text, width, height };
}

function saved(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function savePng(picture, name) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * SHARPNESS);
  canvas.height = Math.round(picture.height * SHARPNESS);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  saved(await new Promise((done) => canvas.toBlob(done, "image/png")), `${name}.png`);
}

async function savePicture(kind, data) {
  const picture = composed(plotOf(data.chart), data);
  if (kind === "png") return savePng(picture, data.name);
  const file = `<?xml version="1.0" encoding="UTF-8"?>\n${picture.text}`;
  return saved(new Blob([file], { type: "image/svg+xml" }), `${data.name}.svg`);
}

// The clipboard is closed to pages that came over plain HTTP from another machine; selecting and copying still works.
async function copied(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("copying is not allowed");
}

export default function ({ parentElement, data }) {
  const row = parentElement.querySelector(".buttons");
  const said = parentElement.querySelector("[role=status]");
  const button = (label, help, action, success) => {
    const node = document.createElement("button");
    node.type = "button";
    node.textContent = label;
    node.title = help;
    node.onclick = async () => {
      try {
        await action();
        said.textContent = success;
      } catch (error) {
        console.warn(error);
        said.textContent = data.words.failed;
      }
      setTimeout(() => (said.textContent = ""), 4000);
    };
    return node;
  };
  const pictures = data.chart
    ? ["png", "svg"].map((kind) =>
        button(data.words[kind], data.words.picture_help, () => savePicture(kind, data), data.words.saved))
    : [];
  const link = () => button(data.words.link, data.words.link_help, () => copied(window.location.href), data.words.copied);
  row.replaceChildren(...pictures, ...(data.chart ? [] : [link()]));
}
