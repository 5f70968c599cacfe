#!/usr/bin/env Rscript
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
#
# Writes R's trees, and what dendextend says of two trees of the same observations: r_trees.txt.
#
# For 320 random data sets, and 20 parts of scikit-learn's, whose rows are read from trees.txt (make_trees.py), two
# trees each. Real ones come thrice: as they are (NAME), with a little noise (NAME_noise), and some rows and columns of
# them (NAME_cut1, NAME_cut2), chosen again until neither heights are equal nor fall, so that all is defined:
#
#     case NAME n
#     hclust METHOD            then n − 1 rows: merge (two numbers) height; then a row with order
#     hclust METHOD            the same of the second tree
#     cophenetic r             cor_cophenetic
#     baker g                  cor_bakers_gamma
#     bk                       n − 2 values of Bk, k = 2 … n − 1
#     entanglement e1 e2 e3    L = 1.5, 1, 2
#
# Run in its own folder: Rscript make_r_trees.R
suppressPackageStartupMessages(library(dendextend))

methods <- c("single", "complete", "average", "mcquitty", "ward.D2", "centroid", "median")
out <- file("r_trees.txt", "w")
say <- function(...) cat(..., "\n", file = out, sep = " ")
number <- function(x) ifelse(x == round(x), format(x, scientific = FALSE, trim = TRUE), sprintf("%.17g", x))
short <- function(x) sprintf("%.13g", x)

cat(sprintf("# made by make_r_trees.R with R %s.%s, dendextend %s\n", R.version$major, R.version$minor,
            packageVersion("dendextend")), file = out)

write_tree <- function(tree, method) {
  say("hclust", method)
  for (i in seq_len(nrow(tree$merge))) say(tree$merge[i, 1], tree$merge[i, 2], number(tree$height[i]))
  say(paste(tree$order, collapse = " "))
}

# The two methods of case i.
two_of <- function(methods, i) {
  m <- length(methods)
  c(methods[i %% m + 1], methods[(i %/% m + i + 1) %% m + 1])
}

# No two heights are equal, and none falls.
plain <- function(tree) all(diff(tree$height) > 1e-9)

write_case <- function(name, x, i, methods) {
  n <- nrow(x)
  rownames(x) <- seq_len(n)
  one <- two_of(methods, i)[1]
  two <- two_of(methods, i)[2]
  a <- hclust(dist(x), one)
  b <- hclust(dist(x), two)
  say("case", name, n)
  write_tree(a, one)
  write_tree(b, two)
  # Neither is defined by dendextend alone where heights are equal or fall; then only what does not need cuts.
  say("cophenetic", if (sd(a$height) > 0 && sd(b$height) > 0) short(cor_cophenetic(a, b)) else "nan")
  if (plain(a) && plain(b)) {
    say("baker", short(suppressMessages(cor_bakers_gamma(a, b, warn = FALSE))))
    say("bk", paste(short(as.numeric(unlist(Bk(a, b, k = 2:(n - 1), warn = FALSE)))), collapse = " "))
  }
  if (!is.unsorted(a$height) && !is.unsorted(b$height))  # as.dendrogram() refuses inversions
    say("entanglement", short(entanglement(a, b, L = 1.5)), short(entanglement(a, b, L = 1)),
        short(entanglement(a, b, L = 2)))
}

set.seed(20260203)
for (i in 1:210) {
  n <- sample(4:12, 1)
  d <- sample(1:4, 1)
  x <- if (i %% 5 == 0) matrix(sample(0:3, n * d, TRUE), n) else matrix(rnorm(n * d), n)
  write_case(paste0("random_", i), x, i, methods)
}
for (i in 211:320) {  # neither ties nor inversions: all that dendextend says is defined
  n <- sample(4:12, 1)
  d <- sample(1:4, 1)
  write_case(paste0("random_", i), matrix(rnorm(n * d), n), i, methods[1:5])
}
lines <- readLines("trees.txt")
parts <- grep("^observations (iris|wine|digits|breast_cancer|diabetes)", lines)
part <- function(at, most) {
  head <- strsplit(lines[at], " ")[[1]]
  list(name = head[2], x = as.matrix(read.table(text = lines[at + seq_len(min(most, as.integer(head[3])))])))
}
for (at in parts) {
  x <- part(at, 25)$x
  name <- part(at, 25)$name
  n <- nrow(x)
  write_case(name, x, at, methods)
  # Measurements of few digits make equal heights; a thousandth of noise parts them, and leaves all defined.
  spread <- apply(x, 2, sd)
  write_case(paste0(name, "_noise"), x + matrix(rnorm(length(x)), n) %*% diag(1e-3 * spread, length(spread)), at, methods[1:5])
}
for (i in seq_along(parts)) for (again in 1:2) {
  whole <- part(parts[i], 28)
  repeat {
    rows <- sort(sample(nrow(whole$x), sample(8:20, 1)))
    x <- whole$x[rows, sort(sample(ncol(whole$x), sample(2:min(8, ncol(whole$x)), 1))), drop = FALSE]
    trees <- lapply(two_of(methods[1:5], 2 * i + again), function(method) hclust(dist(x), method))
    if (all(sapply(trees, plain))) break
  }
  write_case(paste0(whole$name, "_cut", again), x, 2 * i + again, methods[1:5])
}
close(out)
