/* Notes on the trend: a dashed line, a dot and the text above it. A text ends where the next one
   of its row begins; where that leaves too little, the dot stands alone and the week says it all. */
(() => {
  const { font, panelsOf, shortened } = window.trend;
  const [LOWER, UPPER] = [0, 1];
  const ROWS = 2;
  const ROW = 17;
  const DOT = 3;
  const BESIDE = 8;
  const LEAST = 30;

  /* The notes of a week share a dot. */
  function byWeek(view) {
    const found = new Map();
    view.data.notes.forEach((week, index) => {
      found.set(week, [...(found.get(week) ?? []), view.words.notes[index]]);
    });
    return [...found].map(([week, notes]) => ({
      week,
      text: notes.map(({ text }) => text).join(" · "),
      dated: notes.map(({ dated }) => dated).join(" · "),
    }));
  }

  /* Above the panel in two rows. A text that ends before the next dot stands in the lower one; a
     longer one stands above the lines of those that follow, until the next such text. A text with
     more room behind its dot than before it turns round. */
  function placed(ctx, notes, left, right) {
    const shown = notes.map((note, index) => {
      const width = ctx.measureText(note.dated).width;
      const next = notes[index + 1];
      const row = next && note.x + BESIDE + width > next.x - BESIDE ? UPPER : LOWER;
      return { ...note, width, row };
    });
    // Where the words before end; a dashed line of the upper row crosses the lower one.
    const ends = { [UPPER]: left, [LOWER]: left };
    return shown.map((note, index) => {
      const limit = isUpper(note) ? shown.slice(index + 1).find(isUpper) : shown[index + 1];
      const room = (limit ? limit.x - BESIDE : right) - note.x - BESIDE;
      const behind = note.x - BESIDE - ends[note.row];
      const turns = note.width > room && behind > room;
      ends[note.row] = note.x + BESIDE + (turns ? 0 : Math.min(note.width, room) + BESIDE);
      if (isUpper(note)) ends[LOWER] = Math.max(ends[LOWER], note.x + BESIDE);
      return { ...note, turns, room: turns ? behind : room };
    });
  }

  const isUpper = (note) => note.row === UPPER;

  const roomFor = (view) => ROW * Math.min(ROWS, byWeek(view).length);

  const notes = (view) => ({
    id: "notes",
    beforeDatasetsDraw(chart) {
      const { ctx, scales, chartArea, width } = chart;
      ctx.save();
      ctx.font = font(600, 12);
      const found = byWeek(view).map((note) => ({
        ...note,
        x: scales.x.getPixelForValue(note.week),
      }));
      for (const note of placed(ctx, found, chartArea.left, width)) {
        const y = scales.total.top - 10 - note.row * ROW;
        ctx.strokeStyle = ctx.fillStyle = view.ink.text;
        ctx.setLineDash([3, 4]);
        ctx.beginPath();
        panelsOf(scales).forEach((panel, index) => {
          ctx.moveTo(note.x, index ? panel.top : y);
          ctx.lineTo(note.x, panel.bottom);
        });
        ctx.stroke();
        ctx.beginPath();
        ctx.arc(note.x, y, DOT, 0, 2 * Math.PI);
        ctx.fill();
        if (note.room < LEAST) continue;
        const text = note.width <= note.room ? note.dated : shortened(ctx, note.text, note.room);
        ctx.textAlign = note.turns ? "right" : "left";
        ctx.fillText(text, note.x + (note.turns ? -BESIDE : BESIDE), y + 4);
      }
      ctx.restore();
    },
  });

  Object.assign(window.trend, { noteRoom: roomFor, notes });
})();
