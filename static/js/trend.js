/* The trend chart: two panels on one axis of weeks. The chips are switch, legend and read-out. */
(() => {
  const { token, colour, plugins } = window.trendMarks;
  const TOTAL_STEP = 5;
  const MONTH_WIDTH = 46;
  const DAY_WIDTH = 54;

  Chart.defaults.font.family = '"Figtree Variable", system-ui, sans-serif';

  const read = (id) => JSON.parse(document.getElementById(id).textContent);

  /* Days before months, as everywhere else on the page. */
  const language = () => {
    const chosen = document.documentElement.lang || "en";
    return chosen === "en" ? "en-GB" : chosen;
  };

  /* The total is zoomed to whole steps of five around what is shown, at least ten points high. */
  function totalRange(values) {
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return { min: 0, max: 100 };
    let min = Math.floor(Math.min(...known) / TOTAL_STEP) * TOTAL_STEP;
    let max = Math.ceil(Math.max(...known) / TOTAL_STEP) * TOTAL_STEP;
    if (max - min < 2 * TOTAL_STEP) {
      max = Math.min(100, min + 2 * TOTAL_STEP);
      min = Math.max(0, max - 2 * TOTAL_STEP);
    }
    return { min, max };
  }

  const gridded = () => ({
    grid: { color: token("line"), drawTicks: false },
    border: { display: false },
  });

  const ticked = () => ({ color: token("muted"), font: { size: 12 }, padding: 8 });

  /* Weeks are evenly spaced, so the axis needs no scale of time: it names the first week of every
     month, or of every second, third ... month when there is no room for all; short ranges name
     every week by its Monday. */
  function weekLabels(mondays, width) {
    const dates = mondays.map((monday) => new Date(`${monday}T12:00:00`));
    if (dates.length <= 16) return everyWeek(dates, width);
    const room = Math.max(1, Math.floor(width / MONTH_WIDTH));
    const months = dates.length / 4.35;
    const step = [1, 2, 3, 6, 12].find((each) => months / each <= room) ?? 12;
    const name = new Intl.DateTimeFormat(language(), { month: "short" });
    return dates.map((date, index) => {
      const first = index > 0 && date.getMonth() !== dates[index - 1].getMonth();
      if (!first || date.getMonth() % step !== 0) return "";
      return date.getMonth() === 0 ? [name.format(date), date.getFullYear()] : name.format(date);
    });
  }

  function everyWeek(dates, width) {
    const name = new Intl.DateTimeFormat(language(), { day: "numeric", month: "short" });
    const step = Math.ceil((dates.length * DAY_WIDTH) / width);
    const last = dates.length - 1;
    return dates.map((date, index) => ((last - index) % step === 0 ? name.format(date) : ""));
  }

  function scalesFor(trend, width) {
    const labels = weekLabels(trend.mondays, width);
    return {
      x: {
        type: "category",
        grid: { display: false },
        border: { color: token("line") },
        ticks: { ...ticked(), maxRotation: 0, autoSkip: false, callback: (index) => labels[index] },
      },
      components: {
        axis: "y",
        ...gridded(),
        stack: "panels",
        stackWeight: 4,
        min: 0,
        max: 25,
        ticks: { ...ticked(), stepSize: 5 },
      },
      between: {
        axis: "y",
        stack: "panels",
        stackWeight: 0.55,
        ticks: { display: false },
        grid: { display: false },
        border: { display: false },
      },
      total: {
        axis: "y",
        ...gridded(),
        stack: "panels",
        stackWeight: 3,
        offset: false,
        ...totalRange(trend.scores.total),
        ticks: { ...ticked(), stepSize: TOTAL_STEP, maxTicksLimit: 6 },
      },
    };
  }

  const datasetsFor = (trend, chips) =>
    chips.map((chip) => ({
      score: chip.dataset.score,
      letter: chip.dataset.letter,
      end: chip.dataset.value,
      data: trend.scores[chip.dataset.score],
      yAxisID: chip.dataset.score === "total" ? "total" : "components",
      borderColor: colour(chip.dataset.score),
      borderWidth: chip.dataset.score === "total" ? 2.6 : 2,
      borderJoinStyle: "round",
      pointRadius: 0,
      pointHoverRadius: 0,
      spanGaps: false,
      hidden: chip.getAttribute("aria-pressed") === "false",
    }));

  class TrendChart {
    constructor(root) {
      this.root = root;
      this.trend = read("trend-data");
      this.words = read("trend-words");
      this.canvas = root.querySelector("canvas");
      this.chips = [...root.querySelectorAll("[data-score]")];
      this.status = root.querySelector("[data-trend-status]");
      this.atRest = this.status.textContent;
      this.chart = this.draw();
      this.listen();
    }

    draw() {
      return new Chart(this.canvas, {
        type: "line",
        data: {
          labels: this.trend.weeks,
          datasets: datasetsFor(this.trend, this.chips),
        },
        options: {
          animation: false,
          maintainAspectRatio: false,
          onResize: (chart, size) => this.relabel(chart, size.width),
          events: [],
          layout: { padding: { top: 22, right: 30 } },
          scales: scalesFor(this.trend, this.canvas.clientWidth),
          plugins: {
            legend: { display: false },
            tooltip: { enabled: false },
            decimation: { enabled: false },
            gaps: { spans: this.trend.gaps.map((gap, index) => ({ ...gap, text: this.words.gaps[index] })) },
            panels: { total: this.words.total, components: this.words.components },
          },
        },
        plugins,
      });
    }

    listen() {
      for (const chip of this.chips) {
        chip.addEventListener("click", () => this.toggle(chip));
      }
      this.canvas.addEventListener("pointermove", (event) => this.point(this.weekAt(event.offsetX)));
      this.canvas.addEventListener("pointerleave", () => this.rest());
      this.canvas.addEventListener("blur", () => this.rest());
      this.canvas.addEventListener("keydown", (event) => this.key(event));
    }

    toggle(chip) {
      const on = chip.getAttribute("aria-pressed") === "false";
      chip.setAttribute("aria-pressed", String(on));
      const dataset = this.chart.data.datasets.find((set) => set.score === chip.dataset.score);
      dataset.hidden = !on;
      this.chart.update();
      this.show(this.chart.pointed);
    }

    weekAt(x) {
      const index = Math.round(this.chart.scales.x.getValueForPixel(x));
      return Math.min(Math.max(index, 0), this.trend.weeks.length - 1);
    }

    key(event) {
      const last = this.trend.weeks.length - 1;
      const from = this.chart.pointed ?? last + 1;
      const moves = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last };
      if (event.key === "Escape") return this.rest();
      if (!(event.key in moves)) return;
      event.preventDefault();
      this.point(Math.min(Math.max(moves[event.key], 0), last));
    }

    point(index) {
      if (index === this.chart.pointed) return;
      this.chart.pointed = index;
      this.chart.draw();
      this.show(index);
    }

    rest() {
      this.chart.pointed = undefined;
      this.chart.draw();
      this.show(undefined);
    }

    show(index) {
      for (const chip of this.chips) {
        const value = chip.querySelector("[data-chip-value]");
        const off = chip.getAttribute("aria-pressed") === "false";
        value.textContent = off ? this.words.off : this.valueOf(chip, index);
      }
      this.status.textContent =
        index === undefined
          ? this.atRest
          : this.words.week.replace("{week}", String(Number(this.trend.weeks[index].slice(-2))));
    }

    valueOf(chip, index) {
      if (index === undefined) return chip.dataset.value;
      const value = this.trend.scores[chip.dataset.score][index];
      if (value === null) return "–";
      const places = chip.dataset.score === "total" ? 0 : 2;
      return value.toLocaleString(language(), {
        minimumFractionDigits: places,
        maximumFractionDigits: places,
      });
    }

    relabel(chart, width) {
      chart.options.scales.x = scalesFor(this.trend, width).x;
    }

    repaint() {
      for (const dataset of this.chart.data.datasets) dataset.borderColor = colour(dataset.score);
      this.chart.options.scales = scalesFor(this.trend, this.canvas.clientWidth);
      this.chart.update();
    }
  }

  let current;

  function start() {
    const root = document.getElementById("trend");
    if (current) current.chart.destroy();
    current = root && root.querySelector("canvas") ? new TrendChart(root) : undefined;
  }

  document.addEventListener("DOMContentLoaded", start);
  document.addEventListener("htmx:load", (event) => {
    if (event.detail.elt.id === "trend") start();
  });
  document.addEventListener("themechange", () => current && current.repaint());
  document.fonts.ready.then(() => current && current.chart.draw());
})();
