// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// The whole segmentation of a CSV file, every stage spelled out; then the same as one Pipeline, and as one
// call.
#include <fstream>
#include <iostream>
#include <segmentiq/segmentiq.hpp>
#include <string>

int main(int argc, char** argv) {
  using namespace segmentiq;
  const std::string file = argc > 1 ? argv[1] : "sample_data/ethiopian_supermarket_customers.csv";

  // A table: columns are known at run time only.
  const Table table = read_csv(file);
  std::cout << table.rows() << " rows, " << table.columns().size() << " columns\n";

  // What is each column? Identifiers, constants and the like are left out, with the reason.
  const auto detected = ColumnTypeDetector{}.fit(table);
  for (const ColumnSchema& column : detected.schema().columns)
    std::cout << "  " << column.name << ": " << to_string(column.type) << ", " << column.reason << '\n';
  const TypedTable typed = detected.transform(table);

  // Missing cells: the median of numbers, a category of their own for texts.
  const TypedTable complete = Imputer{}.fit(typed).transform(typed);

  // Numbers are scaled, categories become one feature each.
  const auto encoder = ColumnTransformer{}.fit(complete);
  const FeatureMatrix features = encoder.transform(complete);
  std::cout << features.values.rows() << " observations of " << features.values.cols() << " features\n";

  // As few principal components as explain 95 % of the variance.
  const FittedPca pca = Pca{{.variance_share = 0.95}}.fit(features);
  const FeatureMatrix components = pca.transform(features);
  std::cout << components.values.cols() << " components\n";

  // The dendrogram, a cut through it, and how good the segments are.
  const Dendrogram tree = linkage(components.values, Ward{});
  const Partition segments = cut_maxclust(tree, 4);
  const SilhouetteResult quality = silhouette(components.values, segments);
  for (const Index size : segments.sizes())
    std::cout << "segment of " << size << '\n';
  std::cout << "silhouette " << *quality.mean << " (" << silhouette_rating(*quality.mean) << ")\n";

  // A picture.
  std::ofstream("dendrogram.svg") << dendrogram_svg(tree, segments, {.title = "Customers"});

  // The same stages composed: what does not fit together does not compile.
  const auto fitted =
      Pipeline{ColumnTypeDetector{}, Imputer{},   ColumnTransformer{}, Pca{{.variance_share = 0.95}}, Ward{},
               MaxClust{4},          Silhouette{}}
          .fit(table);
  std::cout << "pipeline:  " << *fitted.evaluation<SilhouetteResult>().mean << '\n';

  // And ready-made, with all choices at run time.
  SegmentOptions options;
  options.prepare.pca.variance_share = 0.95;
  const Segmentation ready = segment(table, options);
  std::cout << "segment(): " << *ready.silhouette.mean << '\n';

  const bool all_agree = fitted.partition() == segments && ready.partition == segments;
  return all_agree ? 0 : 1;
}
