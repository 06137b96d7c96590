// Small charts: a word on what the pointer rests on, a click that names a line's figure, a button for a chart's files.
const AWAY = 14; // pixels from the pointer to what is told

function place(tip, event) {
  const { width, height } = tip.getBoundingClientRect();
  const right = event.clientX + AWAY + width < window.innerWidth;
  const below = event.clientY + AWAY + height < window.innerHeight;
  tip.style.left = `${Math.max(0, event.clientX + (right ? AWAY : -AWAY - width))}px`;
  tip.style.top = `${Math.max(0, event.clientY + (below ? AWAY : -AWAY - height))}px`;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const charts = parentElement.querySelector(".small-charts");
  const tip = parentElement.querySelector(".small-tip");
  const told = (name, line) => data[name][line.closest("[data-chart]").dataset.chart][line.dataset.line];
  if (charts.shown !== data.html) {
    charts.shown = data.html;
    charts.innerHTML = data.html;
    tip.hidden = true;
  }
  charts.onpointermove = (event) => {
    const line = event.target.closest("[data-line]");
    tip.hidden = !line;
    if (!line) return;
    tip.innerHTML = told("hovers", line);
    place(tip, event);
  };
  charts.onpointerleave = () => (tip.hidden = true);
  charts.onclick = (event) => {
    const [line, more] = ["[data-line]", "[data-more]"].map((wanted) => event.target.closest(wanted));
    if (more) setTriggerValue("more", Number(more.dataset.more));
    if (!line) return;
    charts.querySelector("[aria-current]")?.removeAttribute("aria-current");
    line.setAttribute("aria-current", "true");
    setTriggerValue("figure", told("figures", line));
  };
}
