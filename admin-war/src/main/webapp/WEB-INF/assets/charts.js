// Draws the series that the page carries; redraws when a part of it was renewed.
"use strict";

const charts = new Map();

const colours = () => {
  const style = getComputedStyle(document.documentElement);
  const probe = document.createElement("span");
  document.body.append(probe);
  const read = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const found = { first: read("--accent"), second: read("--ok"), text: read("--muted"), line: read("--line"), font: style.fontFamily };
  probe.remove();
  return found;
};

const numbers = (text) => (text ? text.split(",").map(Number) : []);

const draw = () => {
  const series = document.getElementById("series");
  const canvas = document.getElementById("chart-traffic");
  if (!series || !canvas || typeof Chart === "undefined") {
    return;
  }
  document.getElementById("charts").hidden = false;
  const incoming = numbers(series.dataset.in);
  const outgoing = numbers(series.dataset.out);
  const known = charts.get(canvas);
  if (known) {
    known.data.datasets[0].data = incoming;
    known.data.datasets[1].data = outgoing;
    known.update("none");
    return;
  }
  const c = colours();
  const line = (label, data, color, dash) => ({
    label, data, borderColor: color, backgroundColor: color, borderWidth: 1.75, borderDash: dash,
    pointRadius: 0, tension: 0.25,
  });
  const labels = incoming.map((_, at) => {
    const ago = (incoming.length - 1 - at) * 10;
    return ago === 0 ? "now" : ago % 60 === 0 ? `-${ago / 60} min` : `-${Math.floor(ago / 60)} min ${ago % 60} s`;
  });
  charts.set(canvas, new Chart(canvas, {
    type: "line",
    data: { labels, datasets: [line("Events in", incoming, c.first, []), line("Delivered", outgoing, c.second, [5, 3])] },
    options: {
      animation: false, responsive: true, maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      plugins: { legend: { position: "bottom", labels: { color: c.text, boxHeight: 1, boxWidth: 22 } } },
      scales: {
        x: { grid: { display: false }, ticks: { color: c.text, autoSkip: false, maxRotation: 0, callback: (_, at) => ((labels.length - 1 - at) % 12 === 0 ? labels[at] : null) } },
        y: { beginAtZero: true, grid: { color: c.line }, ticks: { color: c.text, maxTicksLimit: 5 } },
      },
    },
  }));
};

document.addEventListener("DOMContentLoaded", draw);
document.addEventListener("htmx:afterSwap", draw);
