/* What Chart.js does not draw itself: titles of panels, hatched gaps, the pointed week, and the
   components' marks. Each is a plugin over the view that it draws. */
(() => {
  const { drawMark, font, isComponent, isContent, panelOf } = window.trend;
  const MARK = 17;
  const POINT = 9;
  const CONTENT_END = 11;
  const APART = { components: 19, total: 14, ranks: 14, content: 15 };
  const EVERY = 8;
  const BETWEEN_MARKS = 32;
  const TITLE_BASELINE = 13;
  const SLIT = 8;

  const snapshotPanelsOf = (scales) =>
    [scales.total, scales.components, scales.ranks].filter((scale) => scale !== undefined);

  const panelsOf = (scales) =>
    [...snapshotPanelsOf(scales), scales.content].filter((scale) => scale !== undefined);

  /* Whose lines are told apart by a shape of their own. */
  const isMarked = (figure) => isComponent(figure) || isContent(figure);

  /* Moves labels apart, keeping their order and staying inside the panel. */
  function pushApart(labels, bottom, apart) {
    labels.sort((one, other) => one.y - other.y);
    labels.forEach((label, index) => {
      if (index > 0) label.y = Math.max(label.y, labels[index - 1].y + apart);
    });
    let limit = bottom;
    for (const label of [...labels].reverse()) {
      label.y = Math.min(label.y, limit);
      limit = label.y - apart;
    }
  }

  const lastPoint = (meta) => meta.data.findLast((point) => !point.skip && !isNaN(point.y));

  const visibleSets = (chart) =>
    chart.data.datasets
      .map((dataset, index) => ({ dataset, meta: chart.getDatasetMeta(index) }))
      .filter(({ dataset }) => !dataset.hidden && !dataset.isBefore);

  const pointsOf = (chart, panel) =>
    chart.data.datasets.flatMap((dataset, index) =>
      dataset.yAxisID === panel && !dataset.hidden
        ? chart.getDatasetMeta(index).data.filter((point) => !point.skip && !isNaN(point.y))
        : [],
    );

  /* Every eighth week, or rarer where that would be a row of beads. */
  function rhythm(chart) {
    const width = (chart.chartArea.right - chart.chartArea.left) / chart.data.labels.length;
    return EVERY * Math.ceil(BETWEEN_MARKS / (EVERY * width));
  }

  function drawPoints(chart, view, { dataset, meta }, last) {
    const every = rhythm(chart);
    meta.data.forEach((point, index) => {
      if (dataset.data[index] === null || point === last) return;
      const lonely =
        (dataset.data[index - 1] ?? null) === null && (dataset.data[index + 1] ?? null) === null;
      const regular = isMarked(dataset.figure) && index % every === every / 2;
      if (lonely || regular) {
        drawMark(chart.ctx, view.ink, dataset.figure, point.x, point.y, POINT);
      }
    });
  }

  function drawEnds(chart, view, ends) {
    const { ctx, chartArea } = chart;
    for (const end of ends) {
      if (end.letter) {
        drawMark(ctx, view.ink, end.figure, chartArea.right + 14, end.y, MARK, end.letter);
      } else if (isContent(end.figure)) {
        drawMark(ctx, view.ink, end.figure, chartArea.right + 14, end.y, CONTENT_END);
      } else {
        ctx.fillStyle = end.figure === "total" ? view.ink.text : view.ink.muted;
        ctx.font = font(end.figure === "total" ? 650 : 400, 12);
        ctx.textBaseline = "middle";
        ctx.fillText(end.text, chartArea.right + 9, end.y);
      }
    }
  }

  const marks = (view) => ({
    id: "marks",
    afterDatasetsDraw(chart) {
      const ends = { total: [], components: [], ranks: [], content: [] };
      chart.ctx.save();
      for (const set of visibleSets(chart)) {
        const last = lastPoint(set.meta);
        if (!last) continue;
        const { figure, letter, end } = set.dataset;
        drawPoints(chart, view, set, last);
        // At the edge the mark beside it is the last point.
        if (!isMarked(figure) || last.x < chart.chartArea.right - MARK / 2) {
          drawMark(chart.ctx, view.ink, figure, last.x, last.y, POINT);
        }
        ends[panelOf(figure)].push({
          figure,
          letter: isComponent(figure) && letter,
          text: end,
          y: last.y,
        });
      }
      for (const [panel, labels] of Object.entries(ends)) {
        if (!labels.length) continue;
        pushApart(labels, chart.scales[panel].bottom - APART[panel] / 2, APART[panel]);
        drawEnds(chart, view, labels);
      }
      chart.ctx.restore();
    },
  });

  function hatching(ctx, ink) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const pen = tile.getContext("2d");
    pen.strokeStyle = ink.control;
    pen.globalAlpha = 0.45;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(0, 8);
    pen.lineTo(8, 0);
    pen.moveTo(-2, 2);
    pen.lineTo(2, -2);
    pen.moveTo(6, 10);
    pen.lineTo(10, 6);
    pen.stroke();
    return ctx.createPattern(tile, "repeat");
  }

  /* Where a gap begins and ends, a little inside of the weeks around it. */
  function spanOf(chart, gap) {
    const { x } = chart.scales;
    const last = chart.data.labels.length - 1;
    const at = (index) => x.getPixelForValue(Math.min(Math.max(index, 0), last));
    const [from, to] = [at(gap.first - 1), at(gap.last + 1)];
    const air = Math.min(2, (to - from) / 8);
    return { left: from + air, right: to - air, width: to - from - 2 * air };
  }

  const overlap = (one, other) => one.left < other.right && other.left < one.right;

  /* Words at the foot of a gap, or at its head where a line runs along the foot. None for slits, and
     none where they would run into a line, another gap or its words: the pointed week says it too. */
  function nameGap(chart, view, span, text, taken) {
    const { ctx, chartArea } = chart;
    const { top, bottom } = chart.scales.total;
    const half = ctx.measureText(text).width / 2;
    const middle = Math.min(
      Math.max(span.left + span.width / 2, chartArea.left + half),
      chartArea.right - half,
    );
    const isFree = (baseline) =>
      !pointsOf(chart, "total").some(
        ({ x, y }) => Math.abs(x - middle) < half + 8 && y > baseline - 18 && y < baseline + 8,
      );
    const baseline = [bottom - 8, top + 16].find(isFree);
    const words = { left: middle - half - 4, right: middle + half + 4 };
    const collides = taken.some((each) => each !== span && overlap(words, each));
    if (span.width < SLIT || collides || baseline === undefined) return;
    ctx.fillStyle = view.ink.surface;
    ctx.fillRect(words.left, baseline - 12, words.right - words.left, 16);
    ctx.fillStyle = view.ink.muted;
    ctx.fillText(text, middle, baseline);
    taken.push(words);
  }

  const gaps = (view) => ({
    id: "gaps",
    beforeDatasetsDraw(chart) {
      const { ctx, scales } = chart;
      const pattern = hatching(ctx, view.ink);
      const spans = view.data.gaps.map((gap) => spanOf(chart, gap));
      ctx.save();
      ctx.fillStyle = pattern;
      for (const { left, width } of spans) {
        for (const panel of snapshotPanelsOf(scales)) {
          ctx.fillRect(left, panel.top, width, panel.bottom - panel.top);
        }
      }
      ctx.font = font(400, 12);
      ctx.textAlign = "center";
      const taken = [...spans];
      spans.forEach((span, index) => {
        nameGap(chart, view, span, view.words.gaps[index], taken);
      });
      ctx.restore();
    },
  });

  const titles = (view) => ({
    id: "titles",
    beforeDraw(chart) {
      const { ctx, scales, chartArea, width } = chart;
      // A title too long for a phone begins above the numbers of the axis, and is narrowed to fit.
      const write = (title, y) => {
        const most = Math.max(0, width - ctx.measureText(title).width);
        ctx.fillText(title, Math.min(chartArea.left, most), y, width);
      };
      ctx.save();
      ctx.fillStyle = view.ink.text;
      ctx.font = font(600, 12);
      write(view.words.total, TITLE_BASELINE);
      write(view.words.components, scales.components.top - 9);
      if (scales.ranks) write(view.words.ranks, scales.ranks.top - 9);
      if (scales.content) write(view.words.content, scales.content.top - 9);
      ctx.restore();
    },
  });

  const pointer = (view) => ({
    id: "pointer",
    afterDatasetsDraw(chart) {
      if (view.pointed === undefined) return;
      const { ctx, scales } = chart;
      const x = scales.x.getPixelForValue(view.pointed);
      ctx.save();
      ctx.strokeStyle = view.ink.control;
      ctx.beginPath();
      for (const panel of panelsOf(scales)) {
        ctx.moveTo(x, panel.top);
        ctx.lineTo(x, panel.bottom);
      }
      ctx.stroke();
      for (const { dataset, meta } of visibleSets(chart)) {
        if (dataset.data[view.pointed] === null) continue;
        const point = meta.data[view.pointed];
        drawMark(ctx, view.ink, dataset.figure, point.x, point.y, POINT);
      }
      ctx.restore();
    },
  });

  Object.assign(window.trend, { gaps, marks, panelsOf, pointer, titles });
})();
