// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors

// What must hold of a report as the browser sees it. Each function returns what does not, as a list of texts.
"use strict";
globalThis.checks = {};

// The structure of the page.
checks.structure = () => {
  const faults = [];
  const all = [...document.querySelectorAll("*")];
  const ids = all.map(element => element.id).filter(id => id !== "");
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) faults.push(`id twice: ${id}`);
  for (const name of ["aria-labelledby"])
    for (const element of document.querySelectorAll(`[${name}]`))
      if (!document.getElementById(element.getAttribute(name))) faults.push(`${name} of nothing`);

  const levels = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].map(heading => Number(heading.tagName[1]));
  if (levels.filter(level => level === 1).length !== 1 || levels[0] !== 1) faults.push("heading: not one h1, first");
  levels.forEach((level, i) => {
    if (i > 0 && level > levels[i - 1] + 1) faults.push(`heading: h${level} below h${levels[i - 1]}`);
  });

  for (const landmark of ["main", "nav", "body > header", "body > footer"])
    if (document.querySelectorAll(landmark).length !== 1) faults.push(`landmark: not one ${landmark}`);
  if (!document.documentElement.lang) faults.push("lang: none");
  if (document.compatMode !== "CSS1Compat") faults.push("doctype: none");
  for (const table of document.querySelectorAll("table")) {
    if (!table.caption) faults.push("table: no caption");
    if ([...table.querySelectorAll("th")].some(cell => !cell.scope)) faults.push("table: a heading without scope");
    if (new Set([...table.rows].map(row => row.cells.length)).size > 1) faults.push("table: ragged");
  }
  for (const figure of document.querySelectorAll("figure"))
    if (!figure.querySelector("figcaption")) faults.push("figure: no caption");
  for (const svg of document.querySelectorAll("svg"))
    if (svg.getAttribute("aria-hidden") !== "true" && !svg.hasAttribute("aria-label")) faults.push("svg: no name");

  for (const element of all) {
    if (["SCRIPT", "IFRAME", "OBJECT", "EMBED", "IMG", "BASE", "FOREIGNOBJECT"].includes(element.tagName.toUpperCase()))
      faults.push(`active: ${element.tagName}`);
    for (const {name, value} of element.attributes) {
      if (name.startsWith("on")) faults.push(`active: ${name}`);
      if (["href", "src", "xlink:href", "action"].includes(name) && !/^(#|data:,$)/.test(value))
        faults.push(`active: ${name}="${value}"`);
      if (name === "href" && value.startsWith("#") && !document.getElementById(value.slice(1)))
        faults.push(`link to nothing: ${value}`);
    }
  }
  return faults;
};

// The names of all elements of the page, those within pictures left out, in their order.
checks.skeleton = () => [...document.querySelectorAll("*")].filter(element => !element.closest(".paper > svg"))
                            .map(element => element.tagName).join(" ");

// Nothing is wider than the window, but within what scrolls by itself.
checks.width = () => {
  const faults = [];
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > room)
    faults.push(`scroll: the page is ${document.documentElement.scrollWidth} wide, the window ${room}`);
  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    if (box.width > 0 && (box.right > room + 1 || box.left < -1) && !element.closest(".scroll, .away"))
      faults.push(`outside: ${element.tagName} "${element.textContent.slice(0, 40)}"`);
  }
  return faults;
};

// The contrast of all text to what lies below it is that of WCAG's level AA.
checks.contrast = () => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const known = new Map();
  const parse = color => {
    if (!known.has(color)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(color, [r, g, b, a / 255]);
    }
    return known.get(color);
  };
  const over = (top, alpha, below) => below.map((value, i) => i > 2 ? 1 : top[i] * alpha + value * (1 - alpha));
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
                                   .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                                   .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (a, b) => {
    const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const opacityOf = element => {
    let opacity = 1;
    for (; element instanceof SVGElement; element = element.parentNode)
      opacity *= Number(getComputedStyle(element).opacity);
    return opacity;
  };
  // The colour of the page behind an HTML element.
  const groundOf = element => {
    const layers = [];
    for (; element; element = element.parentElement) {
      const color = parse(getComputedStyle(element).backgroundColor);
      if (color[3] > 0) layers.push(color);
      if (color[3] === 1) break;
    }
    return layers.reverse().reduce((ground, layer) => over(layer, layer[3], ground), [255, 255, 255, 1]);
  };
  const faults = new Set();
  let texts = 0;
  const judge = (text, style, color, ground) => {
    ++texts;
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const found = contrast(over(color, color[3], ground), ground);
    if (found < (large ? 3 : 4.5)) faults.add(`contrast: ${found.toFixed(2)} of "${text.trim().slice(0, 40)}"`);
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("svg")) continue;
    const style = getComputedStyle(element);
    judge(node.data, style, parse(style.color), groundOf(element));
  }
  for (const element of document.querySelectorAll("svg text")) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const own = [...parse(style.fill)];
    own[3] *= Number(style.fillOpacity) * opacityOf(element);
    for (const at of [0.15, 0.5, 0.85]) {
      const x = box.left + box.width * (box.width >= box.height ? at : 0.5);
      const y = box.top + box.height * (box.width >= box.height ? 0.5 : at);
      const shapes = document.elementsFromPoint(x, y).filter(
          shape => shape instanceof SVGGeometryElement && getComputedStyle(shape).fill !== "none");
      let ground = groundOf(element.closest("svg"));
      for (const shape of shapes.reverse()) {
        if (!(shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
        const paint = getComputedStyle(shape);
        const color = parse(paint.fill);
        ground = over(color, color[3] * Number(paint.fillOpacity) * opacityOf(shape), ground);
      }
      judge(element.textContent, style, own, ground);
    }
  }
  if (texts === 0) faults.add("contrast: no text");
  return [...faults];
};
