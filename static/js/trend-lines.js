/* What Chart.js is told to draw: one line a figure, and a pale one for the period before. */
(() => {
  const { BEFORE, contentRange, isContent, isRank, noteRoom, panelOf } = window.trend;
  const { scalesOf, styleOf, weekAxis } = window.trend;
  const TITLE_ROOM = 22;
  const END_ROOM = 34;

  /* What the axis of its panel counts: points, ranks, or the share of the line's own height. */
  function scaled(view, figure, values) {
    if (isRank(figure)) return values;
    const { min, max } = isContent(figure) ? contentRange(view, figure) : { min: 0, max: 1000 };
    const height = max - min || 1;
    return values.map((value) => (value === null ? value : (value - min) / height));
  }

  const plain = {
    borderJoinStyle: "round",
    pointRadius: 0,
    pointHoverRadius: 0,
    spanGaps: false,
  };

  function lineOf(view, line) {
    const { colour, width, dash } = styleOf(line.figure, view.ink);
    return {
      ...plain,
      figure: line.figure,
      letter: line.letter,
      end: line.end,
      data: scaled(view, line.figure, view.data.lines[line.figure]),
      yAxisID: panelOf(line.figure),
      borderColor: colour,
      borderWidth: width,
      borderDash: dash,
      hidden: !line.on,
    };
  }

  const faded = (colour) => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.fillStyle = colour;
    const [hex] = pen.fillStyle.match(/^#[0-9a-f]{6}$/) ?? [];
    return hex ? hex + Math.round(BEFORE.alpha * 255).toString(16) : colour;
  };

  function beforeOf(view, line) {
    return {
      ...lineOf(view, line),
      isBefore: true,
      data: scaled(view, line.figure, view.data.before[line.figure]),
      borderColor: faded(styleOf(line.figure, view.ink).colour),
      borderWidth: BEFORE.width,
      borderDash: BEFORE.dash,
    };
  }

  function setsOf(view) {
    const now = view.lines.map((line) => lineOf(view, line));
    return view.data.before ? [...now, ...view.lines.map((line) => beforeOf(view, line))] : now;
  }

  const pluginsOf = (view) =>
    ["titles", "notes", "gaps", "pointer", "marks"].map((name) => window.trend[name](view));

  function configOf(view, width) {
    return {
      type: "line",
      data: { labels: view.weeks.map((week) => week.number), datasets: setsOf(view) },
      options: {
        animation: false,
        maintainAspectRatio: false,
        onResize(chart, size) {
          chart.options.scales.x = weekAxis(view, size.width);
        },
        events: [],
        layout: { padding: { top: TITLE_ROOM + noteRoom(view), right: END_ROOM } },
        scales: scalesOf(view, width),
        plugins: {
          legend: { display: false },
          tooltip: { enabled: false },
          decimation: { enabled: false },
        },
      },
      plugins: pluginsOf(view),
    };
  }

  Object.assign(window.trend, { configOf, setsOf });
})();
