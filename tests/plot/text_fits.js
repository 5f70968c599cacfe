// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors

// Run in a page that holds pictures, each in a <figure data-name>: measures every text as it is really drawn and
// writes what does not fit into <pre id="result">.
//
//   outside   a text leaves its picture
//   overlap   two texts overlap
//   edge      a text crosses the edge of a bar, a cell, a box or a badge: it must be inside or outside
"use strict";

// Where an element is on the page, without the empty space above and below the letters of a text.
function placeOf(element) {
  const box = element.getBBox();
  const matrix = element.getScreenCTM();
  const trim = element.tagName === "text" ? 0.2 * box.height : 0;
  const xs = [], ys = [];
  for (const x of [box.x, box.x + box.width])
    for (const y of [box.y + trim, box.y + box.height - trim]) {
      xs.push(matrix.a * x + matrix.c * y + matrix.e);
      ys.push(matrix.b * x + matrix.d * y + matrix.f);
    }
  return {left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys), element};
}

const meet = (a, b, slack) => a.left + slack < b.right && b.left + slack < a.right && a.top + slack < b.bottom &&
                              b.top + slack < a.bottom;
const within = (a, b, slack) => a.left >= b.left - slack && a.right <= b.right + slack && a.top >= b.top - slack &&
                                a.bottom <= b.bottom + slack;

function shownText(element) {
  return [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data).join("");
}

// The checker must find these three faults, or the test is void.
const known = document.createElement("figure");
known.dataset.name = "known faults";
known.innerHTML = `<svg width="300" height="100"><rect width="300" height="100"/>
  <rect x="10" y="40" width="20" height="20"/><text x="12" y="55">wider than its cell</text>
  <text x="150" y="20">one text</text><text x="160" y="22">on another</text>
  <text x="280" y="80">outside</text></svg>`;
document.body.append(known);

const faults = [];
let texts = 0;
const figures = [...document.querySelectorAll("figure")];
for (const figure of figures) {
  const svg = figure.querySelector("svg");
  const name = figure.dataset.name;
  if (svg === null) {
    faults.push(`${name}: not a picture`);
    continue;
  }
  const frame = svg.getBoundingClientRect();
  const places = [...svg.querySelectorAll("text")].map(placeOf).filter(place => place.right > place.left);
  texts += places.length;
  const rects = [...svg.querySelectorAll("rect")].slice(1).map(placeOf).filter(
      place => !place.element.hasAttribute("data-band"));  // the first is the background
  for (const place of places) {
    const text = shownText(place.element);
    if (!within(place, frame, 0.5)) faults.push(`${name}: outside: "${text}"`);
    for (const rect of rects)
      if (meet(place, rect, 1) && !within(place, rect, 1)) {
        faults.push(`${name}: edge: "${text}" by ${
            Math.round(Math.max(rect.left - place.left, place.right - rect.right))} px`);
        break;
      }
  }
  places.sort((a, b) => a.left - b.left);
  for (let i = 0; i < places.length; ++i)
    for (let j = i + 1; j < places.length && places[j].left < places[i].right; ++j)
      if (meet(places[i], places[j], 1))
        faults.push(`${name}: overlap: "${shownText(places[i].element)}" and "${shownText(places[j].element)}"`);
}

const expected = ["edge", "outside", "overlap"];
const found = faults.filter(fault => fault.startsWith("known faults")).map(fault => fault.split(": ")[1]).sort();
if (found.join() !== expected.join()) faults.push(`the checker finds ${found} where ${expected} are`);
const real = faults.filter(fault => !fault.startsWith("known faults"));

const result = document.createElement("pre");
result.id = "result";
result.textContent = `PICTURES ${figures.length - 1} TEXTS ${texts} FAULTS ${real.length}\n` + real.join("\n");
document.body.replaceChildren(result);
