/* The axes of the trend: weeks below, a panel for each kind of figure, one above the other. */
(() => {
  const { isContent, isRank, panelOf } = window.trend;
  const DAY = 24 * 60 * 60 * 1000;
  const TOTAL_STEPS = [5, 10, 20];
  const TOTAL_LINES = 5;
  const MONTH_WIDTH = 46;
  const DAY_WIDTH = 54;
  const WEEKS_NAMED_BY_DAY = 16;
  const WEEKS_OF_A_MONTH = 4.35;
  const RANK_STEPS = [2, 5, 10, 20];
  const RANK_LINES = 5;
  const FIRST_DAYS = 7;
  const AXIS_WIDTH = 31;

  /* Days before months, as everywhere else on the page. */
  const language = () => {
    const chosen = document.documentElement.lang || "en";
    return chosen === "en" ? "en-GB" : chosen;
  };

  /* British months have three letters, as the server writes them: one name alone has four here. */
  function dates(style) {
    const format = new Intl.DateTimeFormat(language(), { timeZone: "UTC", ...style });
    const letters = language() === "en-GB" ? 3 : undefined;
    const written = (parts) =>
      parts
        .map(({ type, value }) => (type === "month" ? value.slice(0, letters) : value))
        .join("");
    return {
      format: (day) => written(format.formatToParts(day)),
      formatRange: (first, last) => written(format.formatRangeToParts(first, last)),
    };
  }

  /* The week at an index, from the first Monday: everything in UTC, where days are equally long. */
  function weekOf(firstMonday, index) {
    const monday = new Date(Date.parse(firstMonday) + index * 7 * DAY);
    const thursday = new Date(monday.getTime() + 3 * DAY);
    const yearBegan = Date.UTC(thursday.getUTCFullYear(), 0, 1);
    return {
      monday,
      sunday: new Date(monday.getTime() + 6 * DAY),
      number: Math.floor((thursday - yearBegan) / (7 * DAY)) + 1,
    };
  }

  /* 9–15 Nov 2026, written as elsewhere on the page: some browsers put spaces around the dash. */
  const daysOf = (first, last) =>
    dates({ day: "numeric", month: "short", year: "numeric" })
      .formatRange(first, last)
      .replace(/\s*–\s*/u, "–");

  const stepFor = (steps, length, lines) =>
    steps.find((step) => length / step <= lines) ?? steps.at(-1);

  /* The total is zoomed to whole steps around what is shown, at least two steps high. */
  function totalRange(values) {
    if (!values.length) return { min: 0, max: 100, step: TOTAL_STEPS.at(-1) };
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const step = stepFor(TOTAL_STEPS, most - least, TOTAL_LINES);
    let min = Math.floor(least / step) * step;
    let max = Math.ceil(most / step) * step;
    if (max - min < 2 * step) {
      max = Math.min(100, min + 2 * step);
      min = Math.max(0, max - 2 * step);
    }
    return { min, max, step };
  }

  /* From the best there is, so that a line that climbs has somewhere to climb to. */
  function rankRange(values) {
    const worst = Math.max(10, ...values);
    const step = stepFor(RANK_STEPS, worst, RANK_LINES);
    return { min: 0, max: Math.ceil(worst / step) * step, step };
  }

  /* Of a line of content, the period before included: its sizes differ a thousandfold from those of
     the others. */
  function contentRange({ data }, figure) {
    const values = [...data.lines[figure], ...(data.before?.[figure] ?? [])];
    const known = values.filter((value) => value !== null);
    return { min: Math.min(0, ...known), max: Math.max(...known) };
  }

  /* Its numbers would be those of no line; only where all begin at 0 this can be told. */
  function contentAxis(view, figures) {
    const fromZero = figures.every((figure) => contentRange(view, figure).min === 0);
    return {
      ...gridded(view.ink),
      stackWeight: 2.2,
      min: 0,
      max: 1,
      ticks: {
        ...ticked(view.ink),
        stepSize: 0.5,
        callback: (share) => (share === 0 && fromZero ? "0" : ""),
      },
    };
  }

  const gridded = (ink) => ({
    axis: "y",
    stack: "panels",
    grid: { color: ink.line, drawTicks: false },
    border: { display: false },
    // Chart.js shares half of a phone's width among all axes, as if none stood above another.
    afterFit(scale) {
      scale.width = Math.max(scale.width, AXIS_WIDTH);
    },
  });

  const ticked = (ink) => ({
    autoSkip: false,
    color: ink.muted,
    font: { size: 12 },
    maxRotation: 0,
    padding: 8,
  });

  const between = () => ({
    axis: "y",
    stack: "panels",
    stackWeight: 0.7,
    ticks: { display: false },
    grid: { display: false },
    border: { display: false },
  });

  /* Weeks are evenly spaced, so the axis needs no scale of time: it names the first week of every
     month, or of every second, third ... month or year when there is no room for all; short ranges
     name every week by its Monday. */
  function weekLabels(mondays, width) {
    if (mondays.length <= WEEKS_NAMED_BY_DAY) return everyWeek(mondays, width);
    const room = Math.max(1, Math.floor(width / MONTH_WIDTH));
    const months = mondays.length / WEEKS_OF_A_MONTH;
    const step = [1, 2, 3, 6].find((each) => months / each <= room);
    if (!step) return everyYear(mondays, Math.ceil(months / 12 / room));
    const name = dates({ month: "short" });
    return mondays.map((monday, index) => {
      const month = monday.getUTCMonth();
      const begins = index
        ? month !== mondays[index - 1].getUTCMonth()
        : monday.getUTCDate() <= FIRST_DAYS;
      if (!begins || month % step !== 0) return "";
      return month === 0 ? [name.format(monday), monday.getUTCFullYear()] : name.format(monday);
    });
  }

  function everyWeek(mondays, width) {
    const name = dates({ day: "numeric", month: "short" });
    const step = Math.ceil((mondays.length * DAY_WIDTH) / width);
    const last = mondays.length - 1;
    return mondays.map((monday, index) => ((last - index) % step === 0 ? name.format(monday) : ""));
  }

  function everyYear(mondays, step) {
    return mondays.map((monday, index) => {
      const year = monday.getUTCFullYear();
      const begins = index > 0 && year !== mondays[index - 1].getUTCFullYear();
      return begins && year % step === 0 ? String(year) : "";
    });
  }

  function weekAxis(view, width) {
    const labels = weekLabels(
      view.weeks.map((week) => week.monday),
      width,
    );
    return {
      type: "category",
      grid: { display: false },
      border: { color: view.ink.line },
      ticks: {
        ...ticked(view.ink),
        callback: (index) => labels[index],
      },
    };
  }

  /* Every known value of a panel, in what its axis counts. */
  function valuesOf(view, panel) {
    const sets = [view.data.lines, view.data.before ?? {}];
    return sets.flatMap((lines) =>
      Object.entries(lines)
        .filter(([figure]) => panelOf(figure) === panel)
        .flatMap(([figure, values]) =>
          values
            .filter((value) => value !== null)
            .map((value) => (isRank(figure) ? value : value / 1000)),
        ),
    );
  }

  /* Those that are named first stand lowest. */
  function scalesOf(view, width) {
    const figures = view.lines.map((line) => line.figure);
    const content = figures.filter(isContent);
    const hasRanks = figures.some(isRank);
    const { step: rankStep, ...ranks } = hasRanks ? rankRange(valuesOf(view, "ranks")) : {};
    const { step: totalStep, ...total } = totalRange(valuesOf(view, "total"));
    return {
      x: weekAxis(view, width),
      ...(content.length && { content: contentAxis(view, content), between_content: between() }),
      ...(hasRanks && {
        ranks: {
          ...gridded(view.ink),
          stackWeight: 2.2,
          reverse: true,
          ...ranks,
          ticks: { ...ticked(view.ink), stepSize: rankStep, callback: (rank) => (rank ? rank : "") },
        },
        between_ranks: between(),
      }),
      components: {
        ...gridded(view.ink),
        stackWeight: 4,
        min: 0,
        max: 25,
        ticks: { ...ticked(view.ink), stepSize: 5 },
      },
      between: between(),
      total: {
        ...gridded(view.ink),
        stackWeight: 3,
        offset: false,
        ...total,
        ticks: { ...ticked(view.ink), stepSize: totalStep },
      },
    };
  }

  Object.assign(window.trend, { contentRange, daysOf, language, scalesOf, weekAxis, weekOf });
})();
