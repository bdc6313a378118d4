/* What the trend is drawn with: colours from the page's tokens, the style of each line, its mark. */
(() => {
  const CONTENT = ["impressions", "engagements", "new_followers"];
  const inkOf = (figure) => `c-${figure.replace("_", "-")}`;
  const TOKENS = [
    "surface",
    "text",
    "muted",
    "line",
    "control",
    ...["brand", "people", "insights", "relationships"].flatMap((name) => [
      `c-${name}`,
      `on-${name}`,
    ]),
    ...CONTENT.map(inkOf),
  ];
  const COMPONENTS = new Set(["brand", "people", "insights", "relationships"]);
  // LinkedIn's network is the dashed one of each pair.
  const DASHED = /^network_/;
  const DASHES = [7, 4];
  const CONTENT_DASHES = { engagements: [9, 4], new_followers: [9, 3, 2, 3] };
  const BEFORE = { alpha: 0.7, width: 1.25, dash: [3, 3] };

  /* The tokens in force, system colours among them. */
  function read(frame) {
    const style = getComputedStyle(frame);
    return Object.fromEntries(
      TOKENS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]),
    );
  }

  /* Paper is white, whatever the screen is. */
  function readForPaper(frame) {
    const { dataset } = document.documentElement;
    const { theme } = dataset;
    dataset.theme = "light";
    const ink = read(frame);
    if (theme === undefined) delete dataset.theme;
    else dataset.theme = theme;
    return ink;
  }

  const font = (weight, size) => `${weight} ${size}px "Figtree Variable", system-ui, sans-serif`;

  const isRank = (figure) => figure.endsWith("_rank");

  const isContent = (figure) => CONTENT.includes(figure);

  const panelOf = (figure) => {
    if (COMPONENTS.has(figure)) return "components";
    if (isContent(figure)) return "content";
    return isRank(figure) ? "ranks" : "total";
  };

  function styleOf(figure, ink) {
    if (figure === "total") return { colour: ink.text, width: 2.6, dash: [] };
    if (COMPONENTS.has(figure)) return { colour: ink[`c-${figure}`], width: 2, dash: [] };
    if (isContent(figure)) {
      return { colour: ink[inkOf(figure)], width: 2, dash: CONTENT_DASHES[figure] ?? [] };
    }
    return {
      colour: ink.muted,
      width: isRank(figure) ? 2 : 1.5,
      dash: DASHED.test(figure) ? DASHES : [],
    };
  }

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

  /* Hollow, so that none is taken for a component. */
  const HOLLOW = {
    impressions: OUTLINE.brand,
    engagements: OUTLINE.people,
    new_followers: OUTLINE.relationships,
  };

  function drawMark(ctx, ink, figure, x, y, size, letter) {
    ctx.save();
    ctx.beginPath();
    (OUTLINE[figure] ?? HOLLOW[figure] ?? OUTLINE.total)(ctx, x, y, size);
    ctx.strokeStyle = ink.surface;
    ctx.lineWidth = letter ? 4 : 3;
    ctx.stroke();
    if (figure in OUTLINE) {
      ctx.fillStyle = styleOf(figure, ink).colour;
      ctx.fill();
    } else {
      ctx.fillStyle = ink.surface;
      ctx.fill();
      ctx.strokeStyle = styleOf(figure, ink).colour;
      ctx.lineWidth = isContent(figure) ? 2 : 1.5;
      ctx.stroke();
    }
    if (letter) {
      ctx.fillStyle = ink[`on-${figure}`];
      ctx.font = font(750, 10);
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.fillText(letter, x, y + 0.5);
    }
    ctx.restore();
  }

  /* A text that ends in an ellipsis where it is wider than `room`. */
  function shortened(ctx, text, room) {
    if (ctx.measureText(text).width <= room) return text;
    const letters = [...text];
    while (letters.length && ctx.measureText(`${letters.join("")}…`).width > room) letters.pop();
    return letters.length ? `${letters.join("").trimEnd()}…` : "";
  }

  window.trend = {
    BEFORE,
    drawMark,
    font,
    isComponent: (figure) => COMPONENTS.has(figure),
    isContent,
    isRank,
    panelOf,
    read,
    readForPaper,
    shortened,
    styleOf,
  };
})();
