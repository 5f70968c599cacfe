// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// Prints the seconds that read_csv() (and with "write" write_csv()) takes on a file. compare_csv.py runs it.
#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>

#include "segmentiq/csv/read_csv.hpp"
#include "segmentiq/csv/write_csv.hpp"
#include "segmentiq/table/column_type_detector.hpp"

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: compare_csv read|write|detect FILE\n");
    return 2;
  }
  const std::string what = argv[1];
  const auto now = [] {
    return std::chrono::steady_clock::now();
  };
  try {
    auto begin = now();
    const segmentiq::Table table = segmentiq::read_csv(argv[2]);
    auto end = now();
    if (what == "write") {
      begin = now();
      std::ofstream out(std::string(argv[2]) + ".written", std::ios::binary);
      segmentiq::write_csv(table, out);
      out.close();
      end = now();
    } else if (what == "detect") {
      begin = now();
      const auto detected = segmentiq::ColumnTypeDetector{}.fit(table);
      end = now();
      if (detected.schema().columns.empty()) return 1;
    }
    std::printf("%.6f\n", std::chrono::duration<double>(end - begin).count());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
