#!/usr/bin/env Rscript
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
#
# Writes famd.txt: the distances of the individuals in the space of all components of FactoMineR::FAMD. Run beside the
# file to be written. "table NAME ROWS NUMERIC CATEGORICAL", a line for each row (numbers, then categories), and a line
# with the distances in the order of dist().
suppressMessages(library(FactoMineR))
out <- file("famd.txt", "w", encoding = "UTF-8")
cat("# make_famd.R: FactoMineR ", as.character(packageVersion("FactoMineR")), ", ", R.version.string, "\n",
    sep = "", file = out)
write_case <- function(name, numbers, categories) {
  table <- cbind(as.data.frame(numbers), as.data.frame(categories, stringsAsFactors = TRUE))
  names(table) <- c(paste0("x", seq_along(numbers)), paste0("c", seq_along(categories)))
  for (j in seq_along(categories)) {
    column <- length(numbers) + j
    table[[column]] <- factor(paste0(letters[j], table[[column]]))
  }
  coordinates <- FAMD(table, ncp = 1000, graph = FALSE)$ind$coord
  cat("table ", name, " ", nrow(table), " ", length(numbers), " ", length(categories), "\n", sep = "", file = out)
  for (i in seq_len(nrow(table)))
    cat(c(vapply(numbers, function(x) format(x[i], digits = 15), ""),
          vapply(table[i, -seq_along(numbers), drop = FALSE], as.character, "")), "\n", file = out)
  cat(formatC(as.vector(dist(coordinates)), digits = 12, format = "g"), "\n", file = out)
}
set.seed(3)
for (i in 1:205) {
  n <- sample(5:9, 1)
  numbers <- lapply(seq_len(1 + i %% 3), function(j) round(rnorm(n, 10^(i %% 4)), 2))
  repeat {
    categories <- lapply(seq_len(1 + (i %/% 3) %% 3), function(j) sample(1:(1 + (i + j) %% 4 + 1), n, replace = TRUE))
    if (all(vapply(categories, function(v) length(unique(v)) > 1, NA))) break
  }
  write_case(paste0("random", i), numbers, categories)
}
for (i in 1:22) {
  rows <- sample(nrow(iris), 14)
  part <- iris[rows, ]
  if (length(unique(part$Species)) < 2) next
  short <- ifelse(part$Petal.Length < 4, "short", ifelse(part$Petal.Length < 5, "middle", "long"))
  categories <- if (i %% 2 == 0) list(as.character(part$Species)) else list(as.character(part$Species), short)
  write_case(paste0("iris", i), as.list(part[, c(1 + i %% 2, 3 + i %% 2)]), categories)
}
close(out)
