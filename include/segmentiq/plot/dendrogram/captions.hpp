// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_DENDROGRAM_CAPTIONS_HPP
#define SEGMENTIQ_PLOT_DENDROGRAM_CAPTIONS_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/dendrogram/plan.hpp"
#include "segmentiq/plot/legend.hpp"

// The texts of a picture of a tree: notes below its title, tooltips of its nodes.
namespace segmentiq::detail {

/// The notes below the title: what is shown, and what is left out.
inline std::vector<std::string> heading_notes(const DendrogramPlan& plan) {
  const Index n = plan.tree.observations();
  std::vector<std::string> notes;
  if (!plan.is_truncated()) {
    notes.push_back(plan.options.noun.counted(n) + (n == 1 ? ": nothing to merge." : "."));
  } else {
    const std::string which =
        plan.options.levels > 0
            ? "; only " + format_count(plan.levels_shown, "level", "levels") + " below the root, " +
                  format_count(static_cast<Index>(plan.layout.links.size()), "merge", "merges") + ", are"
            : "; only the last " +
                  format_count(static_cast<Index>(plan.layout.links.size()), "merge is", "merges are");
    notes.push_back(plan.options.noun.counted(n) + which +
                    " shown. A triangle is a branch that is not drawn out; (n) = " + plan.options.noun.many +
                    " in it.");
  }
  if (plan.label_size == 0) notes.push_back("The leaves are too many to be labelled.");
  if (plan.partition != nullptr) {
    std::vector<bool> seen(to_size(plan.partition->count), false);
    for (const Index leaf : plan.layout.leaves)
      if (plan.segment_of(leaf) != no_label) seen[to_size(plan.segment_of(leaf))] = true;
    const auto hidden = static_cast<Index>(std::count(seen.begin(), seen.end(), false));
    if (hidden > 0)
      notes.push_back(format_count(hidden) + " of the " +
                      format_count(plan.partition->count, "segment", "segments") +
                      " have no branch of their own here: they lie in the grey triangles.");
    if (!plan.cut && plan.partition->count > 1)
      notes.push_back("There is no cut line: no single height cuts the tree into these segments.");
  }
  return notes;
}

/// The tooltip of a node: "height 12.35, 1,234 customers, Segment 2".
inline std::string node_tooltip(const DendrogramPlan& plan, Index node) {
  std::string text = "height ";
  text.append(format_value(plan.tree.height_of(node)))
      .append(", ")
      .append(plan.options.noun.counted(plan.tree.size_of(node)));
  if (plan.segment_of(node) != no_label)
    text.append(", ").append(tooltip_name(segment_name(plan.options.segment_names, plan.segment_of(node))));
  return text;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PLOT_DENDROGRAM_CAPTIONS_HPP
