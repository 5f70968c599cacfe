# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
#
# Times cluster::daisy(x, metric = "gower") for compare_measures.py: Rscript time_daisy.R MATRIX ROWS KINDS, as time_gower.
# Answers each line on standard input with seconds; for the line "write" it writes the dissimilarities to MATRIX.daisy.
suppressMessages(library(cluster))
words <- commandArgs(TRUE)
rows <- as.integer(words[2])
kinds <- strsplit(words[3], ",")[[1]]
frame <- as.data.frame(matrix(readBin(words[1], "double", rows * length(kinds)), rows, byrow = TRUE))
for (k in seq_along(kinds)) {
  frame[[k]][is.nan(frame[[k]])] <- NA
  if (kinds[k] == "ordinal") frame[[k]] <- factor(frame[[k]], ordered = TRUE)
  if (kinds[k] == "nominal") frame[[k]] <- factor(frame[[k]])
}
type <- list(asymm = which(kinds == "asymmetric_binary"), symm = which(kinds == "symmetric_binary"))
lines <- file("stdin", "r")
while (length(line <- readLines(lines, 1)) > 0) {
  begun <- Sys.time()
  found <- daisy(frame, metric = "gower", type = type)
  spent <- as.numeric(Sys.time() - begun, units = "secs")
  if (line == "write") writeBin(as.vector(found), paste0(words[1], ".daisy"))
  cat(sprintf("%.6f\n", spent))
}
