// Draws the charts of the steering room with Chart.js. Each <figure class="chart" data-chart="…"> holds a chart's type,
// labels and series as JSON; the same numbers stand in the table below it, so a page is whole without this script.
(() => {
  "use strict";
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const inks = ["--jade", "--warm", "--ink", "--soft"].map(colour);
  const dashes = [[], [6, 4], [2, 3], [10, 4, 2, 4]];
  const points = ["circle", "rect", "triangle", "rectRot"];

  const dataset = (series, index) => ({
    label: series.label,
    data: series.values,
    type: series.type,
    // Lines differ in dash and point as well as in colour; a band is filled down to the series it names.
    borderColor: inks[index % inks.length],
    backgroundColor: series.band === undefined ? inks[index % inks.length] : inks[index % inks.length] + "33",
    borderDash: series.type === "bar" ? undefined : dashes[index % dashes.length],
    pointStyle: points[index % points.length],
    pointRadius: series.band === undefined && series.step !== true ? 3 : 0,
    borderWidth: series.type === "bar" ? 1 : 2,
    stepped: series.step === true,
    fill: series.band === undefined ? false : series.band,
    spanGaps: false,
  });

  for (const figure of document.querySelectorAll("figure.chart[data-chart]")) {
    const told = JSON.parse(figure.dataset.chart);
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", told.title);
    figure.append(canvas);
    new Chart(canvas, {
      type: told.type,
      data: { labels: told.labels, datasets: told.series.map(dataset) },
      options: {
        animation: false,
        maintainAspectRatio: false,
        responsive: true,
        interaction: { mode: "index", intersect: false },
        plugins: { legend: { labels: { color: colour("--ink"), usePointStyle: true } } },
        scales: {
          x: { ticks: { color: colour("--soft") }, grid: { color: colour("--rule") } },
          y: {
            ticks: { color: colour("--soft") },
            grid: { color: colour("--rule") },
            beginAtZero: told.zero !== false,
            title: { display: Boolean(told.unit), text: told.unit, color: colour("--soft") },
          },
        },
      },
    });
  }
})();
