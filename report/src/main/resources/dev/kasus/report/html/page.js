'use strict';
(function () {
  const data = JSON.parse(document.getElementById('data').textContent);
  const several = document.body.classList.contains('several');
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const dashes = [[], [6, 4], [2, 4]];
  const borders = ['solid', 'dashed', 'dotted'];
  const ticks = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5];
  for (let decade = 1; decade < 1e9; decade *= 10) ticks.push(decade, 2 * decade, 5 * decade);

  function brief(value) {
    const size = Math.abs(value);
    if (value === 0 || (size >= 1e-3 && size < 1e6)) return String(+value.toPrecision(3));
    return value.toExponential(1).replace('.0e', 'e').replace('e+', 'e');
  }

  const reader = chart => value =>
    value == null ? '–' : chart.percent ? (value * 100).toFixed(1) + ' %' : brief(value);

  function series(chart, curve) {
    const stroke = colour(several ? '--run' + curve.run : '--style' + curve.style);
    return {
      label: curve.label,
      stroke,
      width: several && curve.style ? 1.3 : 1.8,
      dash: several ? dashes[curve.style] : [],
      border: several ? borders[curve.style] : 'solid',
      // Without a cursor the newest value stands in the legend.
      value: (plot, value, i, at) => reader(chart)(at == null ? curve.y.at(-1) : value),
      points: {size: 5, fill: stroke},
    };
  }

  function shade(chart, plot) {
    plot.ctx.save();
    for (const {run, from, to} of chart.windows) {
      plot.ctx.globalAlpha = several ? .13 : 1;
      plot.ctx.fillStyle = colour(several ? '--run' + run : '--window');
      const left = Math.max(plot.bbox.left, plot.valToPos(from, 'x', true));
      const right = Math.min(plot.bbox.left + plot.bbox.width, Math.max(plot.valToPos(to, 'x', true), left + 3));
      if (right > left) plot.ctx.fillRect(left, plot.bbox.top, right - left, plot.bbox.height);
    }
    plot.ctx.restore();
  }

  // A cross at the top wherever a curve stops being finite.
  function crosses(chart, plot) {
    const ctx = plot.ctx, arm = 4 * devicePixelRatio, top = plot.bbox.top + 2 * arm;
    ctx.save();
    ctx.strokeStyle = colour('--sick');
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.beginPath();
    for (const curve of chart.curves) {
      curve.y.forEach((value, i) => {
        if (value !== null || (i > 0 && curve.y[i - 1] === null)) return;
        const x = plot.valToPos(curve.x[i], 'x', true);
        if (x < plot.bbox.left || x > plot.bbox.left + plot.bbox.width) return;
        ctx.moveTo(x - arm, top - arm); ctx.lineTo(x + arm, top + arm);
        ctx.moveTo(x + arm, top - arm); ctx.lineTo(x - arm, top + arm);
      });
    }
    ctx.stroke();
    ctx.restore();
  }

  // What a mouse can do with a legend a keyboard can, and the picture has words.
  function reachable(plot, description) {
    const canvas = plot.root.querySelector('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', description);
    plot.root.querySelector('.u-legend').setAttribute('role', 'presentation');
    plot.root.querySelectorAll('.u-legend tr').forEach((row, i) => {
      const name = row.querySelector('th');
      if (i === 0 || !name) return;
      name.tabIndex = 0;
      name.setAttribute('role', 'button');
      const tell = () => name.setAttribute('aria-pressed', String(plot.series[i].show));
      tell();
      name.addEventListener('click', () => setTimeout(tell));
      name.addEventListener('keydown', event => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        plot.setSeries(i, {show: !plot.series[i].show});
        tell();
      });
    });
  }

  function draw(chart) {
    const figure = document.getElementById(chart.id);
    const place = figure.querySelector('.plot');
    const read = reader(chart);
    const soft = colour('--soft'), line = colour('--line');
    const font = '11px ' + colour('--text');
    const firstX = Math.min(...chart.curves.map(curve => curve.x[0]));
    const lastX = Math.max(...chart.curves.map(curve => curve.x.at(-1)));
    const curves = chart.curves.map(curve => series(chart, curve));
    const size = () => ({width: place.clientWidth, height: place.clientWidth < 460 ? 190 : 250});
    figure.classList.add('live');
    const plot = new uPlot({
      ...size(),
      padding: [8, 10, 0, 0],
      scales: {
        // Asked with the ends of the data to show all, with others to zoom in.
        x: {time: false, range: (plot, low, high) => low === firstX && high === lastX ? chart.extent : [low, high]},
        y: {distr: chart.logarithmic ? 3 : 1, range: () => chart.range},
      },
      axes: [
        {stroke: soft, font, grid: {show: false}, ticks: {stroke: line, size: 4}, size: 36, gap: 3, incrs: ticks,
          label: chart.unit, labelFont: font, labelSize: 14, labelGap: 0, values: (plot, at) => at.map(brief)},
        {stroke: soft, font, grid: {stroke: line, width: 1}, ticks: {show: false}, size: 58, gap: 6,
          splits: () => chart.levels, filter: (plot, at) => at, values: (plot, at) => at.map(value => read(value).replace('.0 %', ' %'))},
      ],
      series: [{label: chart.unit, value: (plot, value, i, at) => at == null ? brief(lastX) : brief(value)}, ...curves],
      legend: {markers: {stroke: (plot, i) => curves[i - 1].stroke, dash: (plot, i) => curves[i - 1].border, width: 2}},
      cursor: {y: false, sync: {key: 'run', scales: ['x', null]}, drag: {x: true, y: false}},
      hooks: {drawClear: [plot => shade(chart, plot)], draw: [plot => crosses(chart, plot)]},
    }, uPlot.join(chart.curves.map(curve => [curve.x, curve.y])), place);
    reachable(plot, place.querySelector('svg').getAttribute('aria-label'));
    const watcher = new ResizeObserver(() => plot.setSize(size()));
    watcher.observe(place);
    return () => { watcher.disconnect(); plot.destroy(); };
  }

  let undo = data.charts.map(draw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    undo.forEach(remove => remove());
    undo = data.charts.map(draw);
  });

  const tip = document.createElement('div');
  tip.id = 'tip';
  tip.hidden = true;
  document.body.append(tip);
  document.addEventListener('pointermove', event => {
    const strip = event.target.closest ? event.target.closest('[data-strip]') : null;
    tip.hidden = !strip;
    if (!strip) return;
    const box = strip.getBoundingClientRect();
    const values = data.strips[strip.dataset.strip];
    const cells = data.cells;
    const cell = Math.min(cells - 1, Math.max(0, Math.floor((event.clientX - box.left) / box.width * cells)));
    const value = cell < values.length ? (values[cell] === null ? 'not finite' : brief(values[cell])) : 'not recorded';
    tip.textContent = strip.dataset.label + ' · ' + Math.round((cell + 1) / cells * 100) + ' % of the run · ' + value;
    tip.style.left = Math.min(innerWidth - tip.offsetWidth - 8, event.clientX + 12) + 'px';
    tip.style.top = event.clientY - 34 + 'px';
  });

  // A link to what is folded away unfolds it.
  const unfold = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target) target.querySelectorAll(':scope > details').forEach(part => { part.open = true; });
  };
  addEventListener('hashchange', unfold);
  unfold();

  addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(part => { part.open = true; }));
})();
