#!/usr/bin/env Rscript
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
#
# Writes what cluster::daisy(x, metric = "gower") makes of random mixed data with missing values, and of data sets that
# come with R: gower.txt. Run in this folder: Rscript make_gower.R
#
#   input NAME n d
#   kinds k_1 … k_d
#   weights w_1 … w_d
#   then n rows of d values and codes, nan = missing
#   daisy values            n(n−1)/2 of them, row after row of the upper triangle; nan where nothing is in common
#
# An asymmetric binary feature always has a 0 somewhere here: where it is 1 in all rows, daisy moves the ones to 0 and then
# takes two of them for two absences. No total of weights is 0.5 or less, which daisy takes for nothing in common; and some
# feature varies wherever a value is missing, since daisy's mark for missing is 0 where all features are constant.
suppressMessages(library(cluster))
set.seed(20260303)

words <- function(values, form) paste(ifelse(is.na(values), "nan", sprintf(form, values)), collapse = " ")

# values: a numeric matrix of values and codes; levels: of each ordinal and nominal column
block <- function(name, values, kinds, weights, levels) {
  frame <- as.data.frame(values)
  for (k in seq_along(kinds)) {
    if (kinds[k] == "ordinal") frame[[k]] <- factor(values[, k], levels = seq_len(levels[k]), ordered = TRUE)
    if (kinds[k] == "nominal") frame[[k]] <- factor(values[, k], levels = seq_len(levels[k]))
  }
  type <- list()
  if (any(kinds == "asymmetric_binary")) type$asymm <- which(kinds == "asymmetric_binary")
  if (any(kinds == "symmetric_binary")) type$symm <- which(kinds == "symmetric_binary")
  found <- suppressWarnings(daisy(frame, metric = "gower", type = type, weights = weights))
  c(sprintf("input %s %d %d", name, nrow(values), ncol(values)),
    paste("kinds", paste(kinds, collapse = " ")),
    paste("weights", words(weights, "%.15g")),
    apply(values, 1, words, form = "%.15g"),
    paste("daisy", words(as.vector(found), "%.14g")))
}

all_kinds <- c("numeric", "ordinal", "nominal", "symmetric_binary", "asymmetric_binary")

random_block <- function(case) {
  n <- sample(2:8, 1)
  d <- sample(1:7, 1)
  kinds <- sample(all_kinds, d, replace = TRUE)
  levels <- rep(4, d)
  values <- sapply(kinds, function(kind) switch(kind,
    numeric = if (case %% 10 == 0) rep(2.5, n) else signif(rnorm(n, sd = 10^sample(-3:3, 1)), 6),
    ordinal = sample(1:4, n, replace = TRUE),
    nominal = sample(1:4, n, replace = TRUE),
    sample(0:1, n, replace = TRUE)))
  values <- matrix(values, n, d)
  if (case %% 3 > 0) values[runif(n * d) < 0.15 * (case %% 3)] <- NA
  for (k in seq_len(d)) {
    if (all(is.na(values[, k]))) values[1, k] <- 1
    if (kinds[k] == "asymmetric_binary" && !any(values[, k] == 0, na.rm = TRUE)) values[sample(n, 1), k] <- 0
  }
  if (all(apply(values, 2, function(column) length(unique(na.omit(column))) < 2))) values[is.na(values)] <- 1
  weights <- if (case %% 2 == 0) rep(1, d) else sample(c(0.75, 1, 2, 3.25), d, replace = TRUE)
  block(paste0("random_", case), values, kinds, weights, levels)
}

# Numbers, ordered and unordered factors as they are; `binary` names columns of 0 and 1, and how to take them.
real_block <- function(name, frame, asymmetric = c(), symmetric = c(), weights = NULL) {
  frame <- as.data.frame(frame)
  if (nrow(frame) > 12) frame <- frame[sort(sample(nrow(frame), 12)), , drop = FALSE]
  kinds <- sapply(frame, function(column) {
    if (is.ordered(column)) "ordinal" else if (is.factor(column)) "nominal" else "numeric"
  })
  kinds[asymmetric] <- "asymmetric_binary"
  kinds[symmetric] <- "symmetric_binary"
  levels <- sapply(frame, function(column) if (is.factor(column)) nlevels(column) else 0)
  values <- sapply(frame, as.numeric)
  if (is.null(weights)) weights <- rep(1, ncol(frame))
  block(name, values, unname(kinds), weights, levels)
}

plants <- plantTraits[, c("pdias", "longindex", "durflow", "height", "begflow", "mycor", "vegaer", "piq", "ros")]
plants[c("piq", "ros")] <- lapply(plants[c("piq", "ros")], function(column) as.integer(as.character(column)))
creatures <- animals - 1
text <- c(
  sprintf("# made by make_gower.R with R %s, cluster %s", getRversion(), packageVersion("cluster")),
  unlist(lapply(1:220, random_block)),
  real_block("iris", iris), real_block("iris_weighted", iris, weights = c(1, 2, 3, 4, 0.5)),
  real_block("mtcars", mtcars, asymmetric = "am", symmetric = "vs"), real_block("flower", flower),
  real_block("animals", creatures[1:12, ], asymmetric = c("war", "gro"), symmetric = c("fly", "ver", "end", "hai")),
  real_block("plant_traits", plants, asymmetric = "piq", symmetric = "ros"),
  real_block("agriculture", agriculture), real_block("votes", votes.repub[, 20:31]), real_block("ruspini", ruspini),
  real_block("pluton", pluton), real_block("airquality", airquality), real_block("tooth_growth", ToothGrowth),
  real_block("warpbreaks", warpbreaks), real_block("chick_weights", chickwts), real_block("infert", infert),
  real_block("esoph", esoph), real_block("swiss", swiss), real_block("attitude", attitude),
  real_block("arrests", USArrests), real_block("quakes", quakes), real_block("co2", CO2),
  real_block("sprays", InsectSprays), real_block("sleep", sleep), real_block("stackloss", stackloss))
writeLines(text, "gower.txt")
