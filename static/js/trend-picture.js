/* The trend as a PNG: drawn anew at twice its size, with what stands around the chart on the page. */
(() => {
  const { configOf, daysOf, drawMark, font, isComponent, shortened, styleOf } = window.trend;
  const WIDTH = 1000;
  const SCALE = 2;
  const EDGE = 24;
  const TITLE = 62;
  const LEGEND_ROW = 26;
  const FOOT = 44;

  function canvasOf(width, height) {
    const canvas = document.createElement("canvas");
    canvas.width = width * SCALE;
    canvas.height = height * SCALE;
    return canvas;
  }

  /* Chart.js draws into a canvas of its own size. */
  function drawChart(view, height) {
    const canvas = document.createElement("canvas");
    canvas.width = WIDTH - 2 * EDGE;
    canvas.height = height;
    const config = configOf(view, canvas.width);
    Object.assign(config.options, { responsive: false, devicePixelRatio: SCALE });
    const chart = new Chart(canvas, config);
    return { canvas, done: () => chart.destroy() };
  }

  /* The lines that are on, in as many rows as they need. */
  function legendRows(ctx, lines) {
    ctx.font = font(400, 14);
    const rows = [[]];
    let x = EDGE;
    for (const line of lines) {
      const width = 28 + ctx.measureText(`${line.name} ${line.value}`).width + 30;
      if (x + width > WIDTH - EDGE && rows.at(-1).length) {
        rows.push([]);
        x = EDGE;
      }
      rows.at(-1).push({ ...line, x });
      x += width;
    }
    return rows;
  }

  function drawSample(ctx, view, line, y) {
    const { colour, width, dash } = styleOf(line.figure, view.ink);
    const letter = isComponent(line.figure) ? line.letter : "";
    if (!letter) {
      ctx.strokeStyle = colour;
      ctx.lineWidth = width;
      ctx.setLineDash(dash);
      ctx.beginPath();
      ctx.moveTo(line.x, y);
      ctx.lineTo(line.x + 20, y);
      ctx.stroke();
      ctx.setLineDash([]);
    }
    drawMark(ctx, view.ink, line.figure, line.x + 10, y, letter ? 17 : 8, letter);
  }

  function drawLegend(ctx, view, rows, top) {
    rows.forEach((row, index) => {
      const y = top + index * LEGEND_ROW + LEGEND_ROW / 2;
      for (const line of row) {
        drawSample(ctx, view, line, y);
        ctx.textBaseline = "middle";
        ctx.fillStyle = view.ink.text;
        ctx.font = font(400, 14);
        ctx.fillText(line.name, line.x + 28, y);
        const after = line.x + 28 + ctx.measureText(`${line.name} `).width;
        ctx.font = font(650, 14);
        ctx.fillText(line.value, after, y);
      }
    });
    ctx.textBaseline = "alphabetic";
  }

  function drawHead(ctx, view) {
    ctx.fillStyle = view.ink.text;
    ctx.font = font(650, 20);
    ctx.fillText(view.words.title, EDGE, 38);
    const after = EDGE + ctx.measureText(`${view.words.title}  `).width;
    ctx.fillStyle = view.ink.muted;
    ctx.font = font(400, 15);
    ctx.fillText(daysOf(view.weeks[0].monday, view.weeks.at(-1).sunday), after, 38);
  }

  function drawFoot(ctx, view, height) {
    ctx.fillStyle = view.ink.muted;
    ctx.font = font(400, 13);
    const made = ctx.measureText(view.words.made).width;
    ctx.fillText(view.words.made, WIDTH - EDGE - made, height - 18);
    const room = WIDTH - 3 * EDGE - made;
    ctx.fillText(shortened(ctx, view.words.compared, room), EDGE, height - 18);
  }

  /* The view as it is shown, but with no week pointed at. */
  function drawPicture(shown, chartHeight) {
    const view = { ...shown, pointed: undefined };
    const lines = view.lines.filter((line) => line.on);
    const rows = legendRows(document.createElement("canvas").getContext("2d"), lines);
    const top = TITLE + rows.length * LEGEND_ROW + 12;
    const height = top + chartHeight + FOOT;
    const canvas = canvasOf(WIDTH, height);
    const ctx = canvas.getContext("2d");
    ctx.scale(SCALE, SCALE);
    ctx.fillStyle = view.ink.surface;
    ctx.fillRect(0, 0, WIDTH, height);
    drawHead(ctx, view);
    drawLegend(ctx, view, rows, TITLE);
    const chart = drawChart(view, chartHeight);
    ctx.drawImage(chart.canvas, EDGE, top, WIDTH - 2 * EDGE, chartHeight);
    chart.done();
    drawFoot(ctx, view, height);
    return canvas;
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${name}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  }

  function savePicture(view, chartHeight) {
    drawPicture(view, chartHeight).toBlob((blob) => {
      if (blob) save(blob, view.words.picture);
      else {
        const detail = { text: view.words.failed };
        document.dispatchEvent(new CustomEvent("toast", { detail }));
      }
    }, "image/png");
  }

  Object.assign(window.trend, { savePicture });
})();
