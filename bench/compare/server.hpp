// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_BENCH_COMPARE_SERVER_HPP
#define SEGMENTIQ_BENCH_COMPARE_SERVER_HPP

#include <algorithm>
#include <chrono>
#include <exception>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"

// A program that holds its input and answers a line with a line, as the Server of pairs.py asks it.
namespace compare {

/// What a server was called with.
struct Call {
  std::vector<std::string> arguments;  ///< all except THREADS
  segmentiq::Execution execution;

  const std::string& operator[](std::size_t i) const { return arguments[i]; }
};

/// The main() of a server. @return the exit code
/// @param usage its name and its arguments except THREADS, with one space between two
/// @param work what to do with the Call
template<class Work>
int serve(const std::string& usage, int argc, char** argv, const Work& work) {
  const auto count = std::count(usage.begin(), usage.end(), ' ');
  if (argc != 1 + count && argc != 2 + count) {
    std::cerr << "usage: " << usage << " [THREADS]\n";
    return 2;
  }
  try {
    Call call{{argv + 1, argv + 1 + count}, {}};
    if (argc == 2 + count) call.execution.threads = std::stoi(argv[argc - 1]);
    work(call);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << usage.substr(0, usage.find(' ')) << ": " << error.what() << '\n';
    return 1;
  }
}

/// Has `answer` write what it has to say to each line of standard input to standard output.
template<class Answer>
void answer_lines(const Answer& answer) {
  for (std::string line; std::getline(std::cin, line);) {
    answer(line);
    std::cout << std::endl;  // whoever asked is waiting
  }
}

template<class Result>
struct Timed {
  Result result;
  double seconds;
};

/// What `work` gives, and how long that took.
template<class Work>
auto timed(const Work& work) {
  const auto begun = std::chrono::steady_clock::now();
  auto result = work();
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun;
  return Timed<decltype(result)>{std::move(result), spent.count()};
}

}  // namespace compare

#endif  // SEGMENTIQ_BENCH_COMPARE_SERVER_HPP
