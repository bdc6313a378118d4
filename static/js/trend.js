/* The trend chart on its page. The chips are switch, legend and read-out; what is switched off stays
   off while the range changes. */
(() => {
  const { configOf, daysOf, isComponent, isContent, isRank, language } = window.trend;
  const { read, readForPaper, savePicture, scalesOf, setsOf, weekOf } = window.trend;
  const FAR = 4;
  const MILLION = 1_000_000;
  const PAPER_WIDTH = 660;
  const off = new Set();

  Chart.defaults.font.family = '"Figtree Variable", system-ui, sans-serif';

  const halfUp = (value, of) => Math.floor(value / of + 0.5);

  const fixed = (number, places) =>
    number.toLocaleString(language(), {
      minimumFractionDigits: places,
      maximumFractionDigits: places,
      useGrouping: "always",
    });

  /* As the server writes it; `short` where a long one has no room. */
  function counted(number, { millions }, isShort) {
    const written =
      isShort && Math.abs(number) >= MILLION
        ? millions.replace("{number}", fixed(halfUp(number, MILLION / 10) / 10, 1))
        : fixed(number, 0);
    return written.replace("-", "−");
  }

  class TrendChart {
    constructor(root) {
      this.root = root;
      this.frame = root.querySelector("[data-chart]");
      this.canvas = this.frame.querySelector("canvas");
      this.chips = [...root.querySelectorAll("[data-figure]")];
      this.status = root.querySelector("[data-trend-status]");
      this.said = root.querySelector("[data-trend-said]");
      this.view = this.viewOf(JSON.parse(document.getElementById("trend-data").textContent));
      this.chart = new Chart(this.canvas, configOf(this.view, this.canvas.clientWidth));
      this.open();
      this.listen();
      this.show();
    }

    viewOf({ words, ...data }) {
      const count = data.lines.total.length;
      return {
        data,
        words,
        ink: read(this.frame),
        weeks: Array.from({ length: count }, (_, index) => weekOf(data.monday, index)),
        lines: this.chips.map(({ dataset }) => ({
          figure: dataset.figure,
          letter: dataset.letter ?? "",
          name: dataset.name,
          value: dataset.value,
          before: dataset.before,
          end: dataset.value.replace(/\D/g, ""),
          on: !off.has(dataset.figure),
        })),
        pointed: undefined,
      };
    }

    /* What waits for the script: keys go to the chart, as they would not to a mere picture. */
    open() {
      this.canvas.setAttribute("role", "application");
      this.canvas.tabIndex = 0;
      this.chips.forEach((chip, index) => {
        chip.disabled = false;
        chip.setAttribute("aria-pressed", String(this.view.lines[index].on));
        chip.addEventListener("click", () => this.toggle(index));
      });
      const picture = this.root.querySelector("[data-trend-picture]");
      picture.disabled = false;
      picture.addEventListener("click", () => savePicture(this.view, this.frame.clientHeight));
    }

    listen() {
      const at = (event) => this.point(this.weekAt(event.offsetX));
      this.canvas.addEventListener("pointermove", at);
      this.canvas.addEventListener("pointerdown", at);
      this.canvas.addEventListener("pointerleave", (event) => {
        // A finger leaves with every tap; what it pointed at stays to be read.
        if (event.pointerType === "mouse") this.rest();
      });
      this.canvas.addEventListener("blur", () => this.rest());
      this.canvas.addEventListener("keydown", (event) => this.key(event));
    }

    toggle(index) {
      const line = this.view.lines[index];
      line.on = !line.on;
      if (line.on) off.delete(line.figure);
      else off.add(line.figure);
      this.chips[index].setAttribute("aria-pressed", String(line.on));
      for (const set of this.chart.data.datasets) {
        if (set.figure === line.figure) set.hidden = !line.on;
      }
      this.chart.update();
      this.show();
    }

    weekAt(x) {
      const index = Math.round(this.chart.scales.x.getValueForPixel(x));
      return Math.min(Math.max(index, 0), this.view.weeks.length - 1);
    }

    key(event) {
      if (event.key === "Escape") {
        this.rest();
        return;
      }
      const last = this.view.weeks.length - 1;
      const from = this.view.pointed ?? last + 1;
      const moves = {
        ArrowLeft: from - 1,
        ArrowRight: from + 1,
        PageUp: from - FAR,
        PageDown: from + FAR,
        Home: 0,
        End: last,
      };
      if (!(event.key in moves) || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      this.point(Math.min(Math.max(moves[event.key], 0), last));
      this.said.textContent = this.sentence(this.view.pointed);
    }

    point(index) {
      if (index === this.view.pointed) return;
      this.view.pointed = index;
      this.chart.draw();
      this.show();
    }

    rest() {
      this.said.textContent = "";
      this.point(undefined);
    }

    show() {
      const { lines, pointed, words } = this.view;
      this.chips.forEach((chip, index) => {
        const line = lines[index];
        const before = chip.querySelector("[data-chip-before]");
        chip.querySelector("[data-chip-value]").textContent = line.on
          ? this.valueAt(line, pointed, true)
          : words.off;
        if (before) before.textContent = line.on ? this.beforeAt(line, pointed, true) : "";
      });
      this.status.textContent = pointed === undefined ? words.rest : this.weekInWords(pointed);
    }

    valueAt(line, index, isShort) {
      if (index === undefined) return line.value;
      return this.written(line, this.view.data.lines, index, isShort);
    }

    beforeAt(line, index, isShort) {
      if (index === undefined || !this.view.data.before) return line.before;
      const value = this.written(line, this.view.data.before, index, isShort);
      return this.view.words.before.replace("{value}", value);
    }

    written({ figure }, lines, index, isShort) {
      const value = lines[figure][index];
      if (value === null) return "–";
      if (isContent(figure)) return counted(value, this.view.words, isShort);
      if (isRank(figure)) return this.view.words.rank.replace("{rank}", value);
      if (!isComponent(figure)) return String(halfUp(value, 1000));
      return fixed(halfUp(value, 10) / 100, 2);
    }

    /* The week, its days, and all that was noted in it. */
    weekInWords(index) {
      const { data, weeks, words } = this.view;
      const { monday, sunday, number } = weeks[index];
      const week = words.week.replace("{week}", number).replace("{days}", daysOf(monday, sunday));
      const noted = words.notes.filter((_, each) => data.notes[each] === index);
      const notes = noted.map(({ dated }) => dated);
      return [week, ...notes].join(". ");
    }

    /* The same with every value, for those who do not see the chips change. */
    sentence(index) {
      const { data, lines, words } = this.view;
      const known = lines.some(({ figure }) => data.lines[figure][index] !== null);
      const values = lines
        .filter((line) => line.on)
        .map((line) => {
          const before = data.before ? `, ${this.beforeAt(line, index)}` : "";
          return `${line.name} ${this.valueAt(line, index)}${before}`;
        });
      const said = known || data.before ? values.join("; ") : words.none;
      return `${this.weekInWords(index)}. ${said}`;
    }

    repaint() {
      this.view.ink = (this.onPaper ? readForPaper : read)(this.frame);
      this.chart.data.datasets = setsOf(this.view);
      this.chart.options.scales = scalesOf(this.view, this.canvas.clientWidth);
      this.chart.update();
    }

    print() {
      this.onPaper = true;
      this.chart.resize(PAPER_WIDTH, this.frame.clientHeight);
      this.repaint();
    }

    afterPrint() {
      this.onPaper = false;
      this.chart.resize();
      this.repaint();
    }
  }

  let current;

  function start() {
    const root = document.getElementById("trend");
    current?.chart.destroy();
    current = root?.querySelector("[data-chart]") ? new TrendChart(root) : undefined;
  }

  /* The table stays as open as it is, whatever else is chosen. */
  function keepTable(event) {
    if (event.detail.target.id !== "trend") return;
    const address = new URL(event.detail.path, document.baseURI);
    const isOpen = document.querySelector("#trend details")?.open;
    if (isOpen) address.searchParams.set("table", "1");
    else address.searchParams.delete("table");
    event.detail.path = address.pathname + address.search;
  }

  start();
  document.addEventListener("htmx:configRequest", keepTable);
  document.addEventListener("htmx:load", (event) => {
    if (event.detail.elt.id === "trend") start();
  });
  document.addEventListener("themechange", () => current?.repaint());
  matchMedia("(forced-colors: active)").addEventListener("change", () => current?.repaint());
  document.addEventListener("pointerdown", (event) => {
    if (current && event.target !== current.canvas) current.rest();
  });
  window.addEventListener("beforeprint", () => current?.print());
  window.addEventListener("afterprint", () => current?.afterPrint());
  document.fonts.ready.then(() => current?.chart.draw());
})();
