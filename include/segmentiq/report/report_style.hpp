// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_REPORT_STYLE_HPP
#define SEGMENTIQ_REPORT_REPORT_STYLE_HPP

#include <cstddef>
#include <string>
#include <string_view>

#include "segmentiq/plot/palette.hpp"
#include "segmentiq/plot/theme.hpp"

// The look of a report: gold on black, or black on warm white, as the reader's system or the reader chooses;
// black on white on paper. A style sheet alone does it, without scripts.
namespace segmentiq::detail {

/// The colours of the page in a look, as CSS declarations. Text has a contrast of at least 5 : 1 to both
/// grounds; `gold` is for lines only. The ground of the pictures is that of the cards.
inline std::string report_colors(Look look) {
  const bool dark = look == Look::dark;
  return plot_variables(look) +
         (dark ? "color-scheme:dark;--bg:#0a0a0b;--surface:#111113;--plot-ground:#111113;--line:#2a2a2f;"
                 "--text:#fafafa;--muted:#b4b4bb;--accent:#c4a052;--gold:#c4a052;--gold-wash:#1d190f;"
               : "color-scheme:light;--bg:#faf9f6;--surface:#fff;--plot-ground:#fff;--line:#e4e0d6;"
                 "--text:#1d1b18;--muted:#5b564d;--accent:#7a5a10;--gold:#c4a052;--gold-wash:#fbf4e1;");
}

/// The parts of the style sheet that are the same in every look.
inline constexpr std::string_view report_page_style = R"css(
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--bg);color:var(--text);font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,
  "Noto Sans","Noto Sans Ethiopic","Noto Sans Arabic","Helvetica Neue",Arial,sans-serif;
  font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.wrap{max-width:72rem;margin:0 auto;padding:0 clamp(1rem,4vw,2.5rem)}
h1,h2,h3,h4,p,dl,dd,ol,ul,figure,table{margin:0}
ol,ul{padding:0;list-style:none}
h1,h2,h3,.value{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L",P052,Georgia,
  "Noto Serif","Noto Serif Ethiopic",serif;font-weight:600;text-wrap:balance}
h1{font-size:clamp(2rem,1.3rem + 2.6vw,3.1rem);line-height:1.12;letter-spacing:-.015em}
h2{font-size:1.6rem;line-height:1.25;letter-spacing:-.01em;margin-bottom:1.25rem}
h2::before{content:"";display:block;width:2.5rem;height:2px;background:var(--gold);margin-bottom:.9rem}
h3{font-size:1.2rem;line-height:1.3}
h4,th,caption .about,dt,.eyebrow{font-size:.8125rem;color:var(--muted);font-weight:500}
.eyebrow{color:var(--accent);letter-spacing:.09em;text-transform:uppercase;font-size:.75rem;font-weight:600}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.2em}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
.away{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip:focus{position:fixed;width:auto;height:auto;margin:0;top:.5rem;left:.5rem;padding:.5rem 1rem;clip-path:none;
  background:var(--surface);z-index:2}
.top{padding-top:clamp(2rem,6vw,4.5rem);padding-bottom:1rem}
.top .line{display:flex;flex-wrap:wrap;gap:1rem 2rem;justify-content:space-between;align-items:center;
  margin-bottom:1.1rem}
.top .lead{max-width:46rem;font-size:1.125rem;margin-top:1rem}
.facts{display:flex;flex-wrap:wrap;gap:.25rem 1.75rem;margin-top:1.1rem;color:var(--muted);font-size:.9375rem}
nav{border-top:1px solid var(--line);border-bottom:1px solid var(--line);margin-top:2rem}
nav ul{display:flex;flex-wrap:wrap;gap:0 1.75rem;padding:.35rem 0}
nav a{display:block;padding:.35rem 0;color:var(--text);text-decoration:none;font-size:.9375rem}
nav a:hover{color:var(--accent);text-decoration:underline}
main>section{padding-top:clamp(2.5rem,6vw,4rem)}
.looks{display:none;border:1px solid var(--line);border-radius:99px;padding:2px;margin:0;min-width:0}
.looks label{position:relative;display:block;cursor:pointer;font-size:.8125rem}
.looks input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.looks span{display:block;padding:.15rem .8rem;border-radius:99px;color:var(--muted)}
.looks input:checked+span{background:var(--gold-wash);color:var(--accent)}
.looks input:focus-visible+span{outline:2px solid var(--accent);outline-offset:1px}
@supports selector(:root:has(a)){.looks{display:flex}}
footer{margin-top:5rem;border-top:1px solid var(--line);padding:1.5rem 0 3rem;color:var(--muted);font-size:.875rem}
)css";

/// Cards, segments, pictures and tables.
inline constexpr std::string_view report_parts_style = R"css(
.cards{display:flex;flex-wrap:wrap;gap:1px;background:var(--line);border:1px solid var(--line);border-radius:10px;
  overflow:hidden}
.cards div{flex:1 1 max(var(--least,9.5rem),100%/var(--columns,4) - 2px);background:var(--surface);padding:1.2rem 1.35rem}
.cards .value{font-size:1.9rem;line-height:1.2;margin-top:.2rem}
.cards .note{font-size:.875rem;color:var(--muted);margin-top:.35rem}
.strip{display:block;width:100%;height:14px;border-radius:4px;margin-bottom:1.5rem}
.scroll{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
caption{text-align:start;padding-bottom:.75rem}
caption .about{display:block;margin-top:.15rem}
th,td{padding:.5rem 1.25rem .5rem 0;text-align:start;vertical-align:baseline;border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-inline-end:0}
thead th{vertical-align:bottom}
tbody th{color:var(--text);font-size:inherit}
.number{text-align:end;white-space:nowrap}
tr.picked>*{background:var(--gold-wash)}
tr.picked th{box-shadow:inset 2px 0 var(--gold);padding-inline-start:.75rem}
.left-out{color:var(--muted);font-size:.9375rem;margin-bottom:1.25rem}
.overview{margin-bottom:2.5rem}
.overview td:first-child{width:2.5rem}
.overview .named{min-width:9rem}
.overview .bar{width:9rem;padding-inline-end:1.25rem}
.overview a{color:inherit;text-decoration-color:var(--line)}
.overview a:hover{text-decoration-color:currentColor}
.share{display:block;width:100%;height:6px}
.badge{display:inline-block;min-width:1.65rem;padding:0 .35rem;text-align:center;font:600 .8125rem/1.45rem system-ui,
  sans-serif;border:2px solid var(--seg);border-radius:6px;color:var(--text);white-space:nowrap}
.segments{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,27rem),1fr));gap:1.5rem}
.segment{background:var(--surface);border:1px solid var(--line);border-top:3px solid var(--seg);border-radius:10px;
  padding:1.35rem 1.5rem 1.6rem;min-width:0}
.segment header{display:flex;gap:.8rem;align-items:baseline}
.segment header div{min-width:0}
.segment .sizes{color:var(--muted);font-size:.9375rem;margin-top:.1rem}
.segment h4{margin-top:1.35rem;margin-bottom:.4rem}
.segment>p{margin-top:.9rem}
.drivers li{display:grid;grid-template-columns:1.1rem minmax(0,1fr) 5rem;gap:0 .5rem;padding:.3rem 0;
  align-items:baseline}
.drivers .arrow{color:var(--accent);font-size:.75rem}
.drivers .said{display:block;text-wrap:balance;color:var(--muted);font-size:.9375rem}
.drivers svg{width:5rem;height:8px;align-self:center}
.rule{border-inline-start:2px solid var(--gold);padding:.1rem 0 .1rem .9rem}
.rule p+p{color:var(--muted);font-size:.875rem;margin-top:.25rem}
.pairs{display:grid;grid-template-columns:minmax(0,auto) minmax(0,1fr);gap:.2rem 1.25rem;font-size:.9375rem}
.pairs dt{font-size:inherit;font-weight:400}
figure+figure,.table+.table,.kind+.kind{margin-top:2.75rem}
figure .paper{background:var(--plot-ground);border:1px solid var(--line);border-radius:10px}
figure svg{display:block;height:auto;max-width:100%;margin:0 auto;min-width:min(36rem,var(--drawn,36rem))}
figcaption{margin-bottom:.9rem;max-width:46rem}
figcaption p{color:var(--muted);font-size:.9375rem;margin-top:.2rem}
.kind h3{margin-bottom:.5rem}
.kind li{padding:.4rem 0;max-width:56rem}
.kind li+li{border-top:1px solid var(--line)}
.kind li b{font-weight:600}
.kind.warning ul{border-inline-start:2px solid var(--gold);padding-inline-start:1rem}
)css";

/// Wide screens, and paper.
inline constexpr std::string_view report_media_style = R"css(
@media (min-width:40rem){.cards{--least:12.5rem}}
@media (max-width:40rem){
.overview .bar{display:none}
.overview th,.overview td{padding-inline-end:.6rem}
.overview .named{min-width:6.5rem}
.overview.scored .size{display:none}
.segment{padding:1.1rem 1.15rem 1.3rem}
.drivers li{grid-template-columns:1.1rem minmax(0,1fr) 3.5rem}
.drivers svg{width:3.5rem}
}
@media (min-width:70rem){
figure.aside{display:grid;grid-template-columns:14rem minmax(0,1fr);gap:2.5rem}
figure.aside figcaption{padding-top:.25rem}
}
@page{margin:15mm}
@media print{
html{font-size:11.5px}
.wrap{max-width:none;padding:0}
.top{padding-top:0}
nav,.looks,.skip{display:none!important}
main>section{padding-top:2.5rem}
h2,h3,h4,caption,figcaption{break-after:avoid}
h2,.cards,.segment,figure,tr,li,.rule{break-inside:avoid}
.cards{--least:9rem}
.segments{grid-template-columns:1fr 1fr;gap:1rem}
.scroll{overflow:visible}
figure svg{min-width:0;max-height:215mm}
thead{display:table-header-group}
footer{margin-top:2rem;padding-bottom:0}
.strip,.share,.drivers svg,figure svg,.badge,.cards,tr.picked>*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
)css";

/// The style sheet of a report.
inline std::string report_style() {
  const std::string light = report_colors(Look::light);
  const std::string dark = report_colors(Look::dark);
  std::string css = ":root{" + light + "}\n@media (prefers-color-scheme:dark){:root{" + dark + "}}\n" +
                    ":root:has(#look-light:checked){" + light + "}\n:root:has(#look-dark:checked){" + dark +
                    "}\n";
  css.append(report_page_style).append(report_parts_style);
  // A colour for each segment, of which all that belongs to it is made.
  for (std::size_t color = 0; color < segment_color_count; ++color) {
    const std::string number = std::to_string(color);
    css.append(".s" + number + "{--seg:var(--plot-segment-" + number + ")}");
  }
  css.append(".s-none{--seg:var(--plot-neutral)}");
  css.append(report_media_style);
  css.append("@media print{:root{" + light + "--bg:#fff}}\n");
  css.append("@media print{:root:has(#look-light:checked),:root:has(#look-dark:checked){" + light +
             "--bg:#fff}}\n");
  return css;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_REPORT_REPORT_STYLE_HPP
