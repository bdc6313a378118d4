/* What Chart.js does not draw itself: the components' marks, hatched gaps, the pointed week.
   Colours are read from the page's tokens at every draw, so a change of theme needs no redraw of
   our own. */
(() => {
  const MARK = 17;
  const POINT = 9;
  const APART = 19;
  const EVERY = 8;

  const token = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  const colour = (score) => (score === "total" ? token("text") : token(`c-${score}`));

  const font = (weight, size) => `${weight} ${size}px "Figtree Variable", system-ui, sans-serif`;

  const OUTLINE = {
    brand: (ctx, x, y, size) => ctx.arc(x, y, size / 2, 0, 2 * Math.PI),
    people: (ctx, x, y, size) =>
      ctx.roundRect(x - size * 0.45, y - size * 0.45, size * 0.9, size * 0.9, size * 0.14),
    insights: (ctx, x, y, size) =>
      ctx.roundRect(x - size * 0.34, y - size / 2, size * 0.68, size, size * 0.34),
    relationships: (ctx, x, y, size) => {
      const half = size * 0.56;
      ctx.moveTo(x, y - half);
      ctx.lineTo(x + half, y);
      ctx.lineTo(x, y + half);
      ctx.lineTo(x - half, y);
      ctx.closePath();
    },
    total: (ctx, x, y, size) => ctx.arc(x, y, size * 0.42, 0, 2 * Math.PI),
  };

  function drawMark(ctx, score, x, y, size, letter) {
    ctx.save();
    ctx.beginPath();
    OUTLINE[score](ctx, x, y, size);
    ctx.fillStyle = colour(score);
    ctx.strokeStyle = token("surface");
    ctx.lineWidth = letter ? 4 : 3;
    ctx.stroke();
    ctx.fill();
    if (letter) {
      ctx.fillStyle = token(`on-${score}`);
      ctx.font = font(750, 10);
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.fillText(letter, x, y + 0.5);
    }
    ctx.restore();
  }

  /* Moves labels apart to at least APART, keeping their order and staying inside the panel. */
  function pushApart(labels, bottom) {
    labels.sort((one, other) => one.y - other.y);
    labels.forEach((label, index) => {
      if (index > 0) label.y = Math.max(label.y, labels[index - 1].y + APART);
    });
    let limit = bottom;
    for (const label of [...labels].reverse()) {
      label.y = Math.min(label.y, limit);
      limit = label.y - APART;
    }
  }

  const lastPoint = (meta) => meta.data.findLast((point) => !point.skip && !isNaN(point.y));

  const visibleSets = (chart) =>
    chart.data.datasets
      .map((dataset, index) => ({ dataset, meta: chart.getDatasetMeta(index) }))
      .filter(({ dataset }) => !dataset.hidden);

  const marks = {
    id: "marks",
    afterDatasetsDraw(chart) {
      const ends = [];
      for (const { dataset, meta } of visibleSets(chart)) {
        const last = lastPoint(meta);
        if (!last) continue;
        meta.data.forEach((point, index) => {
          const lonely =
            dataset.data[index] !== null &&
            (dataset.data[index - 1] ?? null) === null &&
            (dataset.data[index + 1] ?? null) === null;
          const regular = dataset.score !== "total" && index % EVERY === EVERY / 2;
          if (dataset.data[index] !== null && point !== last && (lonely || regular)) {
            drawMark(chart.ctx, dataset.score, point.x, point.y, POINT);
          }
        });
        if (dataset.score === "total") {
          drawMark(chart.ctx, "total", last.x, last.y, POINT);
          drawTotal(chart, last, dataset);
        } else {
          // At the edge the lettered mark is the last point.
          if (last.x < chart.chartArea.right - MARK / 2) {
            drawMark(chart.ctx, dataset.score, last.x, last.y, POINT);
          }
          ends.push({ score: dataset.score, letter: dataset.letter, y: last.y });
        }
      }
      pushApart(ends, chart.scales.components.bottom - MARK / 2);
      for (const end of ends) {
        drawMark(chart.ctx, end.score, chart.chartArea.right + 14, end.y, MARK, end.letter);
      }
    },
  };

  function drawTotal(chart, last, dataset) {
    chart.ctx.save();
    chart.ctx.fillStyle = token("text");
    chart.ctx.font = font(650, 12);
    chart.ctx.textBaseline = "middle";
    chart.ctx.fillText(dataset.end, chart.chartArea.right + 9, last.y);
    chart.ctx.restore();
  }

  function hatching(ctx) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const pen = tile.getContext("2d");
    pen.strokeStyle = token("control");
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

  const gaps = {
    id: "gaps",
    beforeDatasetsDraw(chart, _args, options) {
      const { ctx, scales } = chart;
      const last = chart.data.labels.length - 1;
      const at = (index) => scales.x.getPixelForValue(Math.min(Math.max(index, 0), last));
      ctx.save();
      for (const gap of options.spans) {
        const left = at(gap.first - 1) + 2;
        const width = at(gap.last + 1) - 2 - left;
        ctx.fillStyle = hatching(ctx);
        for (const panel of [scales.total, scales.components]) {
          ctx.fillRect(left, panel.top, width, panel.bottom - panel.top);
        }
        ctx.font = font(400, 12);
        const half = ctx.measureText(gap.text).width / 2;
        const middle = left + width / 2;
        const inside = Math.min(
          Math.max(middle, chart.chartArea.left + half),
          chart.chartArea.right - half,
        );
        ctx.fillStyle = token("surface");
        ctx.fillRect(inside - half - 4, scales.total.bottom - 20, 2 * half + 8, 16);
        ctx.fillStyle = token("muted");
        ctx.textAlign = "center";
        ctx.fillText(gap.text, inside, scales.total.bottom - 8);
      }
      ctx.restore();
    },
  };

  const panels = {
    id: "panels",
    beforeDraw(chart, _args, options) {
      const { ctx, scales, chartArea } = chart;
      ctx.save();
      ctx.fillStyle = token("text");
      ctx.font = font(600, 12);
      ctx.fillText(options.total, chartArea.left, scales.total.top - 9);
      ctx.fillText(options.components, chartArea.left, scales.components.top - 9);
      ctx.restore();
    },
  };

  const pointer = {
    id: "pointer",
    afterDatasetsDraw(chart) {
      if (chart.pointed === undefined) return;
      const { ctx, scales } = chart;
      const x = scales.x.getPixelForValue(chart.pointed);
      ctx.save();
      ctx.strokeStyle = token("control");
      ctx.beginPath();
      ctx.moveTo(x, scales.total.top);
      ctx.lineTo(x, scales.components.bottom);
      ctx.stroke();
      ctx.restore();
    },
  };

  window.trendMarks = { token, colour, plugins: [panels, gaps, pointer, marks] };
})();
