#!/usr/bin/env Rscript
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
#
# Writes the Newick text that ape makes of the first tree of each case of r_trees.txt (make_r_trees.R): newick.txt, a line
# for each, NAME and the text.
#
# The leaves are called 1 … n. ape's branches are half as long: it halves what hclust calls a height. Names that must be
# quoted are left out: ape's read.tree() keeps the quotes, and takes a doubled one for the end of the name.
#
# Run in its own folder: Rscript make_newick.R
suppressPackageStartupMessages(library(ape))

lines <- readLines("r_trees.txt")
out <- file("newick.txt", "w")
cat(sprintf("# made by make_newick.R with R %s.%s, ape %s\n", R.version$major, R.version$minor, packageVersion("ape")),
    file = out)
for (at in grep("^case ", lines)) {
  head <- strsplit(lines[at], " ")[[1]]
  n <- as.integer(head[3])
  rows <- as.matrix(read.table(text = lines[at + 1 + seq_len(n - 1)]))
  tree <- structure(list(merge = rows[, 1:2], height = rows[, 3], labels = as.character(1:n)), class = "hclust")
  text <- write.tree(as.phylo(tree), digits = 15)
  stopifnot(all.equal(read.tree(text = text), as.phylo(tree), use.edge.length = TRUE))
  writeLines(paste(head[2], text), out)
}
close(out)
